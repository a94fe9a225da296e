import AnalysisModel

/// Shapes of the page's pictures, as paths of SVG in a field of 1000 by 100.
struct PageShapes {
    /// In seconds.
    let duration: Double

    private static let bins = 200

    /// Where in the video: each part as high as it is filled.
    func strip(_ spans: [TimeSpan]) -> String {
        bars(shares(spans))
    }

    /// Where the cuts are: the busiest part is full.
    func cuts(_ shots: [Shot]) -> String {
        var counts = [Double](repeating: 0, count: Self.bins)
        for shot in shots.dropFirst() { counts[bin(shot.span.start.seconds)] += 1 }
        let most = max(1, counts.max() ?? 1)
        return bars(counts.map { $0 / most })
    }

    /// A curve through the means of the parts that have a value; −1 is at the bottom, 1 at the top.
    func curve(_ samples: [Sample]) -> String {
        var (last, path) = (-2, "")
        for (bin, mean) in means(samples) {
            let x = (2 * bin + 1) * 1000 / (2 * Self.bins), y = Int((50 - 50 * min(1, max(-1, mean))).rounded())
            path += bin == last + 1 ? "L\(x) \(y)" : "M\(x) \(y)h1"
            last = bin
        }
        return path
    }

    /// The means of the parts of the video that have a value.
    func means(_ samples: [Sample], parts: Int = PageShapes.bins) -> [(bin: Int, mean: Double)] {
        var sums = [(sum: Double, count: Int)](repeating: (0, 0), count: parts)
        for sample in samples {
            let place = bin(Double(sample.second), of: parts)
            sums[place] = (sums[place].sum + sample.value, sums[place].count + 1)
        }
        return sums.enumerated().compactMap { $1.count > 0 ? ($0, $1.sum / Double($1.count)) : nil }
    }

    /// Stretches of one colour: where each begins, how wide it is, and which it is.
    func stretches(_ colors: [[String]]) -> [(x: Int, width: Int, color: String)] {
        var stretches: [(x: Int, width: Int, color: String)] = []
        for bin in 0..<Self.bins where !colors.isEmpty {
            let second = min(colors.count - 1, (2 * bin + 1) * colors.count / (2 * Self.bins))
            guard let color = colors[second].first else { continue }
            let x = bin * 1000 / Self.bins
            if let last = stretches.last, last.color == color, last.x + last.width == x {
                stretches[stretches.count - 1].width += 1000 / Self.bins
            } else {
                stretches.append((x, 1000 / Self.bins, color))
            }
        }
        return stretches
    }

    private func shares(_ spans: [TimeSpan]) -> [Double] {
        var shares = [Double](repeating: 0, count: Self.bins)
        guard duration > 0 else { return shares }
        let scale = Double(Self.bins) / duration
        for span in spans {
            let start = min(max(0, span.start.seconds * scale), Double(Self.bins))
            let end = min(max(start, span.end.seconds * scale), Double(Self.bins))
            var bin = Int(start)
            while bin < Self.bins, Double(bin) < end {
                shares[bin] += min(end, Double(bin + 1)) - max(start, Double(bin))
                bin += 1
            }
        }
        return shares
    }

    private func bars(_ heights: [Double]) -> String {
        let width = 1000 / Self.bins
        return heights.enumerated().compactMap { bin, height in
            // What is there at all is seen.
            height > 0 ? "M\(bin * width) 100V\(100 - max(12, Int(min(1, height) * 100)))h\(width)V100z" : nil
        }
        .joined()
    }

    private func bin(_ seconds: Double, of bins: Int = PageShapes.bins) -> Int {
        duration > 0 ? min(bins - 1, max(0, Int(min(1, seconds / duration) * Double(bins)))) : 0
    }
}
