import Canvas

/// The rule above a pane, with what the pane is about in it and how far it can be scrolled.
struct PaneTitle {
    var name: Line
    let style: Style
    let theme: Theme

    init(name: Line, style: Style, theme: Theme) {
        self.name = name
        self.style = style
        self.theme = theme
    }

    init(words: String, style: Style, theme: Theme) {
        self.init(name: Line(words, theme.strong), style: style, theme: theme)
    }

    /// Columns that the name may take.
    static func room(width: Int, more: Scrolling, glyphs: Glyphs) -> Int {
        max(4, width - 8 - TextWidth.columns(of: tail(more, glyphs)))
    }

    func line(width: Int, more: Scrolling) -> Line {
        let (rule, tail) = (theme.glyphs.rule, Self.tail(more, theme.glyphs))
        var line = Line("\(rule)\(rule) ", style)
        let room = Self.room(width: width, more: more, glyphs: theme.glyphs)
        let shown =
            name.width <= room ? name : Line().adding(name.spans.map(\.text).joined(), theme.strong, width: room)
        line.spans += shown.spans
        let rest = max(0, width - 6 - shown.width - TextWidth.columns(of: tail))
        return line.adding(" " + String(repeating: rule, count: rest), style).adding(tail, style)
            .adding("\(rule)\(rule)", style)
    }

    private static func tail(_ more: Scrolling, _ glyphs: Glyphs) -> String {
        let position = more.text(glyphs)
        return position.isEmpty ? "" : " \(position) "
    }
}
