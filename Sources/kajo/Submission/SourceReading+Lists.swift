import AnalysisModel
import AppLogic

/// Lists among the sources of the form, which are read as a whole before anything is sent.
extension SourceReading {
    /// In bytes. Whoever has more rows than anybody can look at has the command.
    private static let largestList: Int64 = 64_000_000

    /// The same as `sources(named:)`, but a file that is named as a list stands for what its rows name. Throws only what
    /// ends it early.
    func sourcesWithLists(named texts: [String]) async throws -> NamedSources {
        var found = NamedSources()
        for text in texts {
            if let list = list(named: text) {
                found.add(NamedSources(sources: try await rows(of: text, list)))
            } else {
                found.add(try await OnDisk.result { sources(named: [text]) })
            }
        }
        return found
    }

    private func list(named text: String) -> (path: String, size: Int64)? {
        let finding = SourceCheck.verdict(on: text, directory: directory, home: home).finding
        guard case .file(let source, let size) = finding, source.isNamedAsList else { return nil }
        return (source.text, size)
    }

    private func rows(of text: String, _ list: (path: String, size: Int64)) async throws -> [NamedSource] {
        let refused = { (fault: ListFault) in [NamedSource(name: text, content: .failure(fault))] }
        guard list.size <= Self.largestList else {
            return refused(ListFault(message: "The list exceeds 64 MB; kajo submit takes it all the same."))
        }
        var rows: [NamedSource] = []
        do {
            try await ListFile(list.path).read { entries in rows += entries.map { source($0, of: text) } }
        } catch let fault as ListFault {
            return rows + refused(fault)
        }
        return rows.isEmpty ? refused(ListFault(message: "The list names no source.")) : rows
    }
}
