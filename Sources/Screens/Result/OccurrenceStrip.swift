import AnalysisModel

/// A video's whole length as a row of cells, each as high as its part is filled.
enum OccurrenceStrip {
    /// - Parameter spans: in time order, none overlapping another.
    static func text(_ spans: [TimeSpan], duration: Double, width: Int, glyphs: Glyphs) -> String {
        shares(of: spans, duration: duration, width: width).map { Bar.height($0, glyphs: glyphs) }.joined()
    }

    /// How much of each cell's time is covered, 0…1. O(spans + cells).
    static func shares(of spans: [TimeSpan], duration: Double, width: Int) -> [Double] {
        guard duration > 0, duration.isFinite, width > 0 else { return [] }
        var shares = [Double](repeating: 0, count: width)
        let scale = Double(width) / duration
        for span in spans {
            let start = min(max(0, span.start.seconds * scale), Double(width))
            let end = min(max(start, span.end.seconds * scale), Double(width))
            var cell = Int(start)
            while cell < width, Double(cell) < end {
                shares[cell] += min(end, Double(cell + 1)) - max(start, Double(cell))
                cell += 1
            }
        }
        return shares.map { min(1, $0) }
    }

    /// Where shots begin; the busiest cell is full.
    static func cuts(_ shots: [Shot], duration: Double, width: Int, glyphs: Glyphs) -> String {
        guard duration > 0, duration.isFinite, width > 0 else { return "" }
        var counts = [Int](repeating: 0, count: width)
        for shot in shots.dropFirst() {
            let place = min(max(0, shot.span.start.seconds / duration), 1) * Double(width)
            counts[min(width - 1, Int(place))] += 1
        }
        let most = Double(max(1, counts.max() ?? 1))
        return counts.map { Bar.height(Double($0) / most, glyphs: glyphs) }.joined()
    }
}
