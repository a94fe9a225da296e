import AnalysisModel
import AppLogic

/// What is told of several sources, of which one portion after the other is looked into.
struct BatchEntries {
    private(set) var entries: [SourceBatch.Entry] = []
    /// For each source how many entries there are before it has been looked into: one, or none.
    private var counts: [Int] = []
    private var looked = Reading()
    private var lookedSources = 0
    private var lookedEntries = 0

    init(_ sources: [NamedSource]) {
        var reading = Reading()
        for source in sources {
            let entry = reading.entry(of: source)
            counts.append(entry == nil ? 0 : 1)
            if let entry { entries.append(entry) }
        }
    }

    /// - Parameter portion: the next of the sources, as they are after a look.
    /// - Returns: which entries these are, and what stands in their place now.
    mutating func take(_ portion: [NamedSource]) -> (range: Range<Int>, entries: [SourceBatch.Entry]) {
        let before = counts[lookedSources..<lookedSources + portion.count].reduce(0, +)
        let range = lookedEntries..<lookedEntries + before
        let now = portion.compactMap { looked.entry(of: $0) }
        entries.replaceSubrange(range, with: now)
        lookedSources += portion.count
        lookedEntries += now.count
        return (range, now)
    }

    /// Goes over the sources in their order.
    private struct Reading {
        private var names: [MediaSource: String] = [:]
        private var bad: Set<String> = []

        /// - Returns: `nil` for one that is bad and has been told of by the same name and place.
        mutating func entry(of source: NamedSource) -> SourceBatch.Entry? {
            let (name, place) = (source.name ?? "", source.place)
            switch source.content {
            case .failure(let fault):
                guard bad.insert(source.subject).inserted else { return nil }
                let problem = fault.problem ?? .file(.unfit(fault.message))
                return .init(name: name, verdict: .bad(problem), place: place)
            case .success(let request):
                if let first = names[request.source] {
                    return .init(name: name, verdict: .same(as: first), place: place)
                }
                names[request.source] = name
                return .init(
                    name: name, verdict: .good(request.source, size: source.size), place: place,
                    said: place == nil ? nil : request)
            }
        }
    }
}
