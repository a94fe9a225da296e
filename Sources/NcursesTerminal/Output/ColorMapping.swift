import Canvas

/// The number of the colour a terminal shows in place of the one wanted; -1 is its default colour.
nonisolated enum ColorMapping {
    static func index(of color: Color, colors: Int) -> Int16 {
        switch color {
        case .standard: -1
        case .black: 0
        case .red: 1
        case .green: 2
        case .yellow: 3
        case .blue: 4
        case .magenta: 5
        case .cyan: 6
        case .white: 7
        case .rgb(let red, let green, let blue):
            colors >= 256
                ? nearestOf256(Int(red), Int(green), Int(blue)) : nearestOf8(Int(red), Int(green), Int(blue))
        }
    }

    /// Greys become the default colour: black and white can be invisible on a background that nobody knows.
    private static func nearestOf8(_ red: Int, _ green: Int, _ blue: Int) -> Int16 {
        let high = max(red, green, blue)
        let low = min(red, green, blue)
        guard high - low >= 48 else { return -1 }
        let middle = (high + low) / 2
        return (red > middle ? 1 : 0) + (green > middle ? 2 : 0) + (blue > middle ? 4 : 0)
    }

    private static let steps = [0, 95, 135, 175, 215, 255]

    /// The nearest of the 6×6×6 cube and the 24 greys of xterm; the first 16 belong to the user's own theme.
    private static func nearestOf256(_ red: Int, _ green: Int, _ blue: Int) -> Int16 {
        let cube = [red, green, blue].map(nearestStep)
        let grey = min(max((red + green + blue) / 3 - 3, 0) / 10, 23)
        let level = 8 + 10 * grey
        let cubeDistance = distance((red, green, blue), (steps[cube[0]], steps[cube[1]], steps[cube[2]]))
        let greyDistance = distance((red, green, blue), (level, level, level))
        return Int16(greyDistance < cubeDistance ? 232 + grey : 16 + 36 * cube[0] + 6 * cube[1] + cube[2])
    }

    private static func nearestStep(to value: Int) -> Int {
        steps.indices.min { abs(steps[$0] - value) < abs(steps[$1] - value) } ?? 0
    }

    private static func distance(_ left: (Int, Int, Int), _ right: (Int, Int, Int)) -> Int {
        let (red, green, blue) = (left.0 - right.0, left.1 - right.1, left.2 - right.2)
        return red * red + green * green + blue * blue
    }
}
