import CNcurses
import Canvas

/// The pairs of colours in use, defined when first needed. When the terminal has no more, its default colours serve.
struct ColorPairs {
    private struct Wanted: Hashable {
        let foreground: Int16
        let background: Int16
    }

    private let colors: Int
    private let limit: Int
    private var numbers: [Wanted: Int16] = [:]

    init(colors: Int) {
        self.colors = colors
        limit = colors > 0 ? min(Int(shim_color_pairs()), 1024) : 0
    }

    mutating func number(for style: Style) -> Int16 {
        guard limit > 0, style.foreground != .standard || style.background != .standard else { return 0 }
        let wanted = Wanted(
            foreground: ColorMapping.index(of: style.foreground, colors: colors),
            background: ColorMapping.index(of: style.background, colors: colors))
        if let known = numbers[wanted] { return known }
        let next = Int16(numbers.count + 1)
        guard next < limit, shim_define_pair(next, wanted.foreground, wanted.background) else { return 0 }
        numbers[wanted] = next
        return next
    }
}
