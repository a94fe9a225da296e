import AnalysisModel

/// A curve between −1 and 1 over a video's time: what is above nothing in the upper rows, what is below in the lower.
struct Plot {
    let samples: [Sample]
    /// In seconds.
    let duration: Double
    let width: Int
    let glyphs: Glyphs

    /// - Parameter height: in rows, even; a terminal that knows ASCII alone gets two.
    func rows(height: Int) -> [String] {
        guard duration > 0, width > 0, height > 0 else { return [] }
        return glyphs.hasBraille ? brailleRows(half: max(1, height / 2)) : plainRows
    }

    private func brailleRows(half: Int) -> [String] {
        let means = means(columns: 2 * width)
        let dots = means.map { mean in mean.map { Int(($0.magnitude * Double(4 * half)).rounded(.up)) } ?? 0 }
        return (0..<2 * half).map { row in
            let isUpper = row < half
            let scalars = (0..<width).map { cell in
                (0...1).reduce(UInt32(0x2800)) { code, side in
                    let column = 2 * cell + side
                    guard let mean = means[column], (mean >= 0) == isUpper else { return code }
                    // Dots between this row's inner edge and the curve.
                    let inner = isUpper ? half - 1 - row : row - half
                    let filled = min(4, max(inner == 0 ? 1 : 0, dots[column] - 4 * inner))
                    return code | Self.dots(filled, isUpper: isUpper, side: side)
                }
            }
            return String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
        }
    }

    /// Dots 1 2 3 7 stand on the left of a braille cell, from above, and 4 5 6 8 on the right.
    private static func dots(_ count: Int, isUpper: Bool, side: Int) -> UInt32 {
        let column: [UInt32] = side == 0 ? [0x01, 0x02, 0x04, 0x40] : [0x08, 0x10, 0x20, 0x80]
        return (isUpper ? column.reversed() : column).prefix(count).reduce(0, |)
    }

    private var plainRows: [String] {
        let means = means(columns: width)
        return [1.0, -1.0].map { sign in
            means.map { mean in
                guard let mean, mean * sign >= 0 else { return " " }
                return mean == 0 ? (sign > 0 ? glyphs.heights[0] : " ") : Bar.height(mean.magnitude, glyphs: glyphs)
            }.joined()
        }
    }

    /// The mean of each column's part of the video; `nil` where nothing is known.
    private func means(columns: Int) -> [Double?] {
        var sums = [Double](repeating: 0, count: columns)
        var counts = [Int](repeating: 0, count: columns)
        for sample in samples where sample.value.isFinite {
            let place = (Double(sample.second) + 0.5) / duration * Double(columns)
            let column = min(columns - 1, max(0, Int(min(max(0, place), Double(columns)))))
            sums[column] += min(max(-1, sample.value), 1)
            counts[column] += 1
        }
        return zip(sums, counts).map { $1 > 0 ? $0 / Double($1) : nil }
    }
}
