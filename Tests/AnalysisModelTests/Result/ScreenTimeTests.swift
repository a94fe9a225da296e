import AnalysisModel
import Testing

struct ScreenTimeTests {
    struct Row: Sendable {
        let name: String
        let spans: [ClosedRange<Double>]
        let union: [ClosedRange<Double>]
    }

    static let rows = [
        Row(name: "none", spans: [], union: []),
        Row(name: "one", spans: [1...3], union: [1...3]),
        Row(name: "apart", spans: [1...2, 3...4], union: [1...2, 3...4]),
        Row(name: "touching", spans: [1...2, 2...4], union: [1...4]),
        Row(name: "overlapping", spans: [1...3, 2...5], union: [1...5]),
        Row(name: "nested", spans: [1...9, 2...3, 4...5], union: [1...9]),
        Row(name: "the same twice", spans: [1...2, 1...2], union: [1...2]),
        Row(name: "same start", spans: [1...2, 1...5, 1...3], union: [1...5]),
        Row(name: "unsorted", spans: [7...8, 1...2, 5...7, 2...3], union: [1...3, 5...8]),
        Row(name: "empty spans", spans: [2...2, 1...1], union: []),
        Row(name: "an empty one between others", spans: [1...2, 3...3, 4...5], union: [1...2, 4...5]),
        Row(name: "before zero", spans: [-2 ... -1, -1...1], union: [-2...1]),
        Row(name: "fractions", spans: [0.25...0.5, 0.5...0.75], union: [0.25...0.75]),
        Row(name: "huge", spans: [0...1e15, 1e14...1e15], union: [0...1e15]),
    ]

    private func spans(_ ranges: [ClosedRange<Double>]) -> [TimeSpan] {
        ranges.map { TimeSpan(start: .init(seconds: $0.lowerBound), end: .init(seconds: $0.upperBound)) }
    }

    @Test(arguments: rows)
    func `the union counts every moment once`(row: Row) {
        #expect(ScreenTime.union(of: spans(row.spans)) == spans(row.union), "\(row.name)")
        let length = row.union.reduce(0) { $0 + ($1.upperBound - $1.lowerBound) }
        #expect(ScreenTime.total(of: spans(row.spans)) == .seconds(length), "\(row.name)")
    }

    @Test func `a span that ends before it starts is none`() {
        let reversed = TimeSpan(start: .init(seconds: 5), end: .init(seconds: 2))
        #expect(ScreenTime.union(of: [reversed]).isEmpty)
        #expect(ScreenTime.total(of: [reversed]) == .zero)
        #expect(reversed.duration == .zero)
        let good = TimeSpan(start: .init(seconds: 1), end: .init(seconds: 3))
        #expect(ScreenTime.union(of: [reversed, good]) == [good])
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `on random data it agrees with counting second by second`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var seconds = Set<Int>()
        let spans = (0..<Int.random(in: 0...60, using: &random)).map { _ in
            let start = Int.random(in: 0...500, using: &random)
            let end = start + Int.random(in: -3...25, using: &random)
            if end > start { seconds.formUnion(start..<end) }
            return TimeSpan(start: .init(seconds: Double(start)), end: .init(seconds: Double(end)))
        }
        #expect(ScreenTime.total(of: spans) == .seconds(seconds.count))
        let union = ScreenTime.union(of: spans)
        #expect(zip(union, union.dropFirst()).allSatisfy { $0.end < $1.start })
        let covered = Set(union.flatMap { Int($0.start.seconds)..<Int($0.end.seconds) })
        #expect(covered == seconds)
    }
}
