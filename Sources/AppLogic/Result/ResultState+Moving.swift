public import AnalysisModel

extension ResultState {
    /// Changes the list that is shown; does nothing where there is none.
    mutating func changeList(_ change: (inout ResultList, ResultSummary) -> Void) {
        guard let kind, let result else { return }
        lists[kind].map { list in
            var list = list
            lists[kind] = nil
            change(&list, result)
            lists[kind] = list
        }
        paneTop = 0
    }

    mutating func moveRow(to row: (ResultList) -> Int, rows: Int) {
        changeList { list, _ in list.select(row: row(list), rows: rows) }
        seekSelection()
    }

    /// A page that is turned to takes over the position, if one was chosen.
    mutating func arrive(rows: Int) {
        if position > 0 { followPosition(rows: rows) } else { seekSelection() }
    }

    /// The position goes to the selected item, unless that is there already.
    mutating func seekSelection() {
        let spans = selectedSpans
        guard let first = spans.first, !spans.contains(at: position) else { return }
        position = bounded(first.start.seconds)
    }

    /// Where the selected item is in the video; empty where nothing is selected, or what concerns all of it.
    public var selectedSpans: [TimeSpan] {
        guard let list, let item = list.selection, let result else { return [] }
        return result.spans(of: item, in: list.kind)
    }

    /// Along the strip; a cell is never less than a second.
    mutating func movePosition(byCells cells: Int, of columns: Int, rows: Int) {
        let cell = columns > 0 ? max(1, (duration / Double(columns)).rounded()) : 1
        movePosition(by: Double(cells) * cell, rows: rows)
    }

    mutating func movePosition(by seconds: Double, rows: Int) {
        position = bounded(position.rounded(.down) + seconds)
        paneTop = 0
        followPosition(rows: rows)
    }

    /// To the next beginning, or to the one before; stays where there is none.
    mutating func seekOccurrence(by step: Int) {
        let starts = selectedSpans.map(\.start.seconds)
        let target = step > 0 ? starts.first { $0 > position } : starts.last { $0 < position }
        if let target { position = bounded(target) }
        paneTop = 0
    }

    /// What is listed as it comes in the video goes along with the position.
    mutating func followPosition(rows: Int) {
        guard kind == .speech || kind == .shots, list?.sort == .start, list?.order.isEmpty == false else { return }
        let position = position
        changeList { list, result in
            let (order, kind) = (list.order, list.kind)
            let starts = { (row: Int) in result.spans(of: order[row], in: kind)[0].start.seconds }
            var (low, high) = (0, order.count)
            while low < high {
                let middle = (low + high) / 2
                if starts(middle) <= position { low = middle + 1 } else { high = middle }
            }
            list.select(row: low - 1, rows: rows)
        }
    }

    private func bounded(_ position: Double) -> Double {
        // The last second is one that can be looked at.
        position.isFinite ? min(max(0, position), max(0, duration.rounded(.up) - 1)) : 0
    }
}

extension [TimeSpan] {
    /// One of them holds the position. They are in time order. O(log n).
    func contains(at position: Double) -> Bool {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].start.seconds <= position { low = middle + 1 } else { high = middle }
        }
        return low > 0 && self[low - 1].end.seconds > position
    }
}
