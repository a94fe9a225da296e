/// Tells black from what is only dark.
///
/// `blackdetect` looks at brightness alone, and there a deep blue is as dark as black.
enum BlackScreen {
    /// Of 255; a colour in which nothing is brighter passes for black.
    static let brightest: UInt8 = 48

    /// The parts of dark stretches in which no picture shows a colour.
    /// - Parameter colorsBySecond: of the picture in the middle of each second, as the pass has them.
    static func confirmed(_ dark: [Stretch], by colorsBySecond: [[RGBColor]]) -> [Stretch] {
        dark.flatMap { parts(of: $0, colorsBySecond) }
    }

    private static func parts(of dark: Stretch, _ colorsBySecond: [[RGBColor]]) -> [Stretch] {
        var parts: [Stretch] = []
        var start = dark.start
        for second in colorsBySecond.indices where dark.holds(Double(second) + 0.5) {
            guard !isBlack(colorsBySecond[second]) else { continue }
            parts.append(Stretch(start: start, end: Double(second)))
            start = Double(second + 1)
        }
        guard start > dark.start else { return [dark] }
        parts.append(Stretch(start: start, end: dark.end))
        return parts.filter { $0.length >= VideoMachine.shortestBlack }
    }

    private static func isBlack(_ colors: [RGBColor]) -> Bool {
        colors.allSatisfy { max($0.red, $0.green, $0.blue) <= brightest }
    }
}

extension Stretch {
    fileprivate func holds(_ time: Double) -> Bool { start <= time && time < end }
}
