import AnalysisModel
import AppLogic
import JobServices

/// Looks at several sources for the form, and tells what it knows as soon as it does; one that is cancelled tells no more.
struct BatchCheck {
    let reading: SourceReading
    /// `nil` while there is no service: nothing is said then of what was submitted before.
    let board: JobBoard?

    func run(_ texts: [String], post: @Sendable (Action) -> Void) async {
        let reading = reading
        guard let named = try? await OnDisk.result({ reading.sources(named: texts) }) else { return }
        var report = SourceReport(
            texts: texts, entries: Self.entries(of: named.sources), leftOut: named.leftOut.count, isFinal: false)
        var looked: [NamedSource] = []
        post(.sourcesChecked(report))
        do {
            try await reading.inspecting(named.sources) { portion in
                report.looked += portion.count
                looked += portion
                report.entries = Self.entries(of: looked + named.sources.dropFirst(looked.count))
                post(.sourcesChecked(report))
            }
            await findEarlier(in: &report.entries)
            try Task.checkCancellation()
        } catch { return }
        report.isFinal = true
        post(.sourcesChecked(report))
    }

    private static func entries(of sources: [NamedSource]) -> [SourceBatch.Entry] {
        var names: [MediaSource: String] = [:]
        var bad: Set<String> = []
        return sources.compactMap { source in
            let name = source.name ?? ""
            switch source.content {
            case .failure(let fault):
                guard bad.insert(name).inserted else { return nil }
                return .init(name: name, verdict: .bad(fault.problem ?? .file(.unfit(fault.message))))
            case .success(let request):
                if let first = names[request.source] { return .init(name: name, verdict: .same(as: first)) }
                names[request.source] = name
                return .init(name: name, verdict: .good(request.source, size: source.size))
            }
        }
    }

    /// What cannot be found out now is asked again when it is submitted.
    private func findEarlier(in entries: inout [SourceBatch.Entry]) async {
        let good = entries.enumerated().compactMap { place, entry in
            if case .good(let source, _) = entry.verdict { (place, SubmissionRequest(source: source)) } else { nil }
        }
        guard let known = try? await board?.earlier(than: good.map(\.1)) else { return }
        for ((place, _), earlier) in zip(good, known) {
            switch earlier {
            case .submission(let job): entries[place].earlier = job
            case .wish(let first): entries[place].verdict = .same(as: entries[good[first].0].name)
            case nil: break
            }
        }
    }
}
