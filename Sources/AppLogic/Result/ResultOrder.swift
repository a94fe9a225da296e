import AnalysisModel

/// Puts the items of a list into an order; equal ones stay as the result has them.
struct ResultOrder {
    let result: ResultSummary
    let kind: ResultList.Kind

    /// - Parameter items: in the result's own order.
    func sorted(_ items: [Int], by sort: ResultList.Sort) -> [Int] {
        if sort == ResultList.sorts(of: kind)[0] { return items }
        switch sort {
        case .name: return byText(items, \.name)
        case .type: return byText(items, \.type)
        case .screenTime: return byNumber(items) { -$0.screenTime.seconds }
        // What has none comes last.
        case .confidence: return byNumber(items) { -($0.confidence ?? -1) }
        case .start: return byNumber(items) { $0.spans.first?.start.seconds ?? .infinity }
        case .adScore: return byNumber(items) { -(($0 as? Topic)?.adScore ?? -1) }
        case .length:
            return byNumber(items) { item in -(item.spans.first.map { $0.end.seconds - $0.start.seconds } ?? 0) }
        }
    }

    private func byText(_ items: [Int], _ text: (any ResultItem) -> String) -> [Int] {
        sorted(items.map { (key: TextSearch.folded(text(result.item($0, in: kind))), item: $0) }) {
            $0.lexicographicallyPrecedes($1)
        }
    }

    private func byNumber(_ items: [Int], _ number: (any ResultItem) -> Double) -> [Int] {
        sorted(items.map { (key: number(result.item($0, in: kind)), item: $0) }, <)
    }

    private func sorted<Key: Equatable>(
        _ items: [(key: Key, item: Int)], _ precedes: (Key, Key) -> Bool
    ) -> [Int] {
        items.sorted { $0.key == $1.key ? $0.item < $1.item : precedes($0.key, $1.key) }.map(\.item)
    }
}
