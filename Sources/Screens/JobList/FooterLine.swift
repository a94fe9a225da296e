import AppLogic
import Canvas

/// The last line: what just happened, else which keys do what.
struct FooterLine {
    let state: AppState
    let theme: Theme

    func draw(into frame: inout CellBuffer, area: Rect) {
        let lines = state.notice.map { noticeLines($0, width: area.width) } ?? [hints(width: area.width)]
        let place = Rect(
            x: area.x, y: max(0, area.maxY - lines.count), width: area.width, height: min(area.maxY, lines.count))
        guard !area.isEmpty else { return }
        frame.fill(place, style: theme.text)
        frame.draw(lines, in: place)
    }

    /// A long one grows upwards over the pane, until the next key, but never over the list, nor over a question: the page
    /// of errors has it whole.
    private func noticeLines(_ notice: Notice, width: Int) -> [Line] {
        let (glyph, style) =
            notice.tone == .done ? (theme.glyphs.finished, theme.good) : (theme.glyphs.failed, theme.doubtful)
        let lines = Line.wrapped("\(glyph) \(NoticeWords.of(notice.text))", style, width: width - 1, indent: 1)
        guard lines.count > roomForNotice else { return lines }
        let more = Line().gap(1).adding("E shows all of it", theme.heading)
        return Array(lines.prefix(max(0, roomForNotice - 1))) + [more]
    }

    private var roomForNotice: Int { state.isAsking ? 1 : max(1, state.layout.paneRows) }

    /// As many hints as fit whole; the last ones, help and quit, come first in need, then the way back.
    private func hints(width: Int) -> Line {
        let bindings = KeyTable.hints(for: state)
        let hints = bindings.map { binding in
            Line().adding(binding.keyText(theme.glyphs), theme.heading).adding(" \(binding.hint ?? "")", theme.quiet)
        }
        var places = Array(hints.indices)
        while places.count > 1, places.reduce(1, { $0 + hints[$1].width + 2 }) - 2 > width {
            let extra = places.dropLast(2)
            let least = extra.last { bindings[$0].hint != "back" } ?? extra.last ?? places[0]
            places.removeAll { $0 == least }
        }
        let chosen = places.map { hints[$0] }
        return chosen.enumerated().reduce(Line().gap(1)) { line, hint in
            var line = hint.offset > 0 ? line.gap(2) : line
            line.spans += hint.element.spans
            return line
        }
    }
}
