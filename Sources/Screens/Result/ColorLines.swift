import AnalysisModel
import Canvas

/// The colours of a video: as a strip over its time where the terminal has colours, and by name and share.
struct ColorLines {
    let result: ResultSummary
    let theme: Theme
    let width: Int

    var all: [Line] {
        let strongest = result.colorsBySecond.map { $0.first.flatMap(RGB.init) }
        guard strongest.contains(where: { $0 != nil }) else { return [] }
        let title = Line("COLOURS", theme.quiet).adding("  the strongest of each second")
        return [title] + (theme.hasColor ? [strip(strongest)] : []) + shares(strongest)
    }

    private func strip(_ colors: [RGB?]) -> Line {
        (0..<width).reduce(Line()) { line, cell in
            let second = min(colors.count - 1, (2 * cell + 1) * colors.count / (2 * width))
            let style = colors[second].map { Style.plain.background($0.color) } ?? .plain
            return line.adding(" ", style)
        }
    }

    private func shares(_ colors: [RGB?]) -> [Line] {
        let known = colors.compactMap { $0 }
        let line = groups(known).prefix(max(1, min(6, width / 17))).reduce(Line()) { line, group in
            let swatch = theme.hasColor ? Style.plain.foreground(group.color.color) : .plain
            let share = Double(group.count) / Double(known.count)
            return line.adding(theme.glyphs.swatch, swatch).adding(" #\(group.color.hex) ")
                .adding(NumberText.share(share), theme.text, width: 5, align: .right).gap(2)
        }
        return [line]
    }

    /// Colours that no eye tells apart count as one, named by the most frequent of them; the commonest first.
    private func groups(_ colors: [RGB]) -> [(color: RGB, count: Int)] {
        Dictionary(grouping: colors, by: \.shade).values.compactMap { group in
            let counts = Dictionary(group.map { ($0, 1) }, uniquingKeysWith: +)
            let commonest = counts.min { $0.value == $1.value ? $0.key.hex < $1.key.hex : $0.value > $1.value }
            return commonest.map { ($0.key, group.count) }
        }
        .sorted { $0.count == $1.count ? $0.color.hex < $1.color.hex : $0.count > $1.count }
    }
}

/// A colour as a result file writes it.
struct RGB: Hashable {
    let hex: String
    let color: Color
    /// The same for colours that are alike: three bits for each part.
    let shade: UInt32

    init?(_ text: String) {
        let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
        guard digits.count == 6, digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16) else {
            return nil
        }
        hex = digits.lowercased()
        shade = value >> 5 & 0x07_07_07
        color = .rgb(UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
    }
}
