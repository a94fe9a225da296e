public import AnalysisModel

/// A row of a result's lists, as far as filtering, sorting and the strip need to know it.
protocol ResultItem {
    var name: String { get }
    /// Other words that the filter finds it by.
    var words: [String] { get }
    /// Where it is in the video, in time order.
    var spans: [TimeSpan] { get }
    var screenTime: Duration { get }
    var confidence: Double? { get }
    var type: String { get }
}

extension ResultItem {
    var words: [String] { [] }
    var screenTime: Duration { ScreenTime.total(of: spans) }
    var confidence: Double? { nil }
    var type: String { "" }
}

extension ResultSummary.OfLabel: ResultItem {
    var name: String { label }
    var words: [String] { [type] + categories }
}

extension Face: ResultItem {
    var name: String { identity?.name ?? "" }
    var words: [String] { [gender ?? "", identity == nil ? "unknown" : ""] + expressions.map(\.name) }
    var confidence: Double? { identity?.similarity }
}

extension SpeechSegment: ResultItem {
    var name: String { text }
    var words: [String] { [speaker ?? ""] }
    var spans: [TimeSpan] { [span] }
}

extension Keyword: ResultItem {
    var name: String { label }
    var words: [String] { [type] }
}

extension Topic: ResultItem {
    var name: String { label }
    var words: [String] { [type, iabID ?? "", isSensitive ? "sensitive" : ""] + hierarchy }
}

extension ComplianceFlag: ResultItem {
    var name: String { label }
    var words: [String] { [type] + categories }
}

extension Shot: ResultItem {
    var name: String { "" }
    var spans: [TimeSpan] { [span] }
}

extension ResultSummary {
    func count(in kind: ResultList.Kind) -> Int {
        switch kind {
        case .labels: labels.count
        case .faces: faces.count
        case .speech: speech.count
        case .keywords: keywords.count
        case .topics: topics.count
        case .compliance: compliance.count
        case .shots: shots.count
        }
    }

    func item(_ index: Int, in kind: ResultList.Kind) -> any ResultItem {
        switch kind {
        case .labels: labels[index]
        case .faces: faces[index]
        case .speech: speech[index]
        case .keywords: keywords[index]
        case .topics: topics[index]
        case .compliance: compliance[index]
        case .shots: shots[index]
        }
    }

    /// Where an item is in the video, in time order; empty for what concerns the whole of it.
    public func spans(of index: Int, in kind: ResultList.Kind) -> [TimeSpan] { item(index, in: kind).spans }
}
