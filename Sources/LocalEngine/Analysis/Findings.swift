/// A stretch of time in seconds; `start` belongs to it, `end` does not.
struct Stretch: Hashable, Sendable {
    var start: Double
    var end: Double

    var length: Double { end - start }

    /// The part before `limit`; `nil` where there is none.
    func clipped(to limit: Double) -> Stretch? {
        let clipped = Stretch(start: max(0, start), end: min(end, limit))
        return clipped.length > 0 ? clipped : nil
    }
}

/// The frames between two cuts; both belong to it.
struct ShotSpan: Hashable, Sendable {
    var stretch: Stretch
    var firstFrame: Int
    var lastFrame: Int
}

struct RGBColor: Hashable, Sendable {
    var red: UInt8
    var green: UInt8
    var blue: UInt8

    /// `rrggbb`
    var hex: String {
        [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

/// All that one pass over a video found.
struct Findings: Hashable, Sendable {
    /// Without gaps, from the first frame to the last.
    var shots: [ShotSpan]
    var black: [Stretch]
    var frozen: [Stretch]
    var silent: [Stretch]
    /// The strongest colours of each second, strongest first.
    var colorsBySecond: [[RGBColor]]
}
