import AppLogic
import Canvas

/// The last line: what just happened, else which keys do what.
struct FooterLine {
    let state: AppState
    let theme: Theme

    func draw(into frame: inout CellBuffer, area: Rect) {
        line(width: area.width).draw(into: &frame, x: area.x, y: area.y, limit: area.width)
    }

    private func line(width: Int) -> Line {
        if let notice = state.notice {
            let (glyph, style) =
                notice.tone == .done ? (theme.glyphs.finished, theme.good) : (theme.glyphs.failed, theme.doubtful)
            return Line().gap(1).adding("\(glyph) ", style).adding(NoticeWords.of(notice.text), style)
        }
        return hints(width: width)
    }

    /// As many hints as fit whole; the last ones, help and quit, come first in need.
    private func hints(width: Int) -> Line {
        let hints = KeyTable.hints(for: state).map { binding in
            Line().adding(binding.keyText(theme.glyphs), theme.heading).adding(" \(binding.hint ?? "")", theme.quiet)
        }
        var chosen = hints
        while chosen.count > 1, chosen.reduce(1, { $0 + $1.width + 2 }) - 2 > width {
            chosen.remove(at: chosen.count > 2 ? chosen.count - 3 : 0)
        }
        return chosen.enumerated().reduce(Line().gap(1)) { line, hint in
            var line = hint.offset > 0 ? line.gap(2) : line
            line.spans += hint.element.spans
            return line
        }
    }
}
