import AnalysisModel
import CoreAPI

/// `kajo submit --dry-run`: the body of each `new_job`, with a mark for the key. Nothing is written down or sent.
struct DryRun {
    let reading: SourceReading

    /// - Returns: wrong usage if a source is none; the others are shown all the same.
    func show(_ sources: [String], lists: [String]) async throws -> ExitStatus {
        var status = ExitStatus.done
        let named = reading.sources(named: sources)
        for other in named.leftOut { Console.tellLeftOut(other) }
        try await reading.inspecting(named.sources) { status = max(status, show($0)) }
        for list in lists {
            do {
                try await ListFile(list).read { entries in
                    let sources = entries.map { reading.source($0, of: list) }
                    try await reading.inspecting(sources) { status = max(status, show($0)) }
                }
            } catch let fault as ListFault {
                status = max(status, show(NamedSource(name: list, content: .failure(fault))))
            }
        }
        return status
    }

    private func show(_ sources: [NamedSource]) -> ExitStatus {
        sources.reduce(.done) { max($0, show($1)) }
    }

    private func show(_ source: NamedSource) -> ExitStatus {
        switch source.content {
        case .success(let request):
            Console.tell(JSONLine.escaped(CoreAPIClient.NewJob.body(of: request)))
            guard case .file = request.source else { return .done }
            Console.tellError(
                "Note: \(Console.brief(source.subject)): the file would be uploaded first; "
                    + "\(CoreAPIClient.NewJob.uploadPlaceholder) stands for the address that it would get.")
            return .done
        case .failure(let fault):
            var failure = CommandFailure(.wrongUsage, [fault.message])
            failure.subject = source.subject
            failure.tell()
            return .wrongUsage
        }
    }
}
