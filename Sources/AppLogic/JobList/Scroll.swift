/// Where a list starts to be shown.
enum Scroll {
    /// The first visible row: as near to `top` as it can stay with `selection` in sight and no empty rows below the end.
    ///
    /// - Parameters:
    ///   - top: the first visible row so far.
    ///   - height: how many rows are visible.
    ///   - selection: the row that must be seen; rows outside `0..<count` are clamped.
    ///   - count: how many rows there are.
    static func top(top: Int, height: Int, selection: Int, count: Int) -> Int {
        guard height > 0, count > 0 else { return 0 }
        let selection = min(max(0, selection), count - 1)
        var first = max(0, top)
        if selection < first { first = selection }
        if selection - first >= height { first = selection - height + 1 }
        return min(first, max(0, count - height))
    }
}
