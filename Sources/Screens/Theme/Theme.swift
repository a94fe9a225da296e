public import Canvas

/// How things look: the terminal's own colours for text, one accent, and colour where it means a state.
public struct Theme: Hashable, Sendable {
    /// Which characters the terminal can show.
    public var glyphSet: GlyphSet
    /// False with `NO_COLOR` or on a terminal without colours; attributes alone must do then.
    public var hasColor: Bool

    public init(glyphSet: GlyphSet, hasColor: Bool) {
        self.glyphSet = glyphSet
        self.hasColor = hasColor
    }

    var glyphs: Glyphs { glyphSet == .unicode ? .unicode : .ascii }

    var text: Style { .plain }
    var quiet: Style { Style.plain.dimmed() }
    var heading: Style { hasColor ? Style.plain.bold().foreground(.cyan) : Style.plain.bold() }
    var strong: Style { Style.plain.bold() }
    var accent: Style { colored(.cyan) }
    var good: Style { colored(.green) }
    var bad: Style { hasColor ? Style.plain.bold().foreground(.red) : Style.plain.bold() }
    var doubtful: Style { hasColor ? Style.plain.foreground(.yellow) : Style.plain.bold() }

    private func colored(_ color: Color) -> Style { hasColor ? Style.plain.foreground(color) : .plain }
}
