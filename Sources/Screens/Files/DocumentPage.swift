import AnalysisModel
import AppLogic
import Canvas

/// A result as it stands in its file: JSON value by value, text line by line.
struct DocumentPage {
    let state: AppState
    let theme: Theme

    func draw(into frame: inout CellBuffer, area: Rect) {
        let (title, below) = area.splitTop(1)
        let (body, footer) = below.splitBottom(1)
        guard let document = state.document else { return }
        let remark = document.file.type.rawValue + position(document)
        Line.title(document.file.job, remark, in: state, theme: theme, width: title.width).draw(
            into: &frame, x: title.x, y: title.y, limit: title.width)
        switch document.content {
        case .tree:
            let (words, page) = body.splitTop(1)
            Line().gap(1).adding(FileWords.of(document.file.type), theme.quiet)
                .draw(into: &frame, x: words.x, y: words.y, limit: words.width)
            tree(document).draw(into: &frame, area: page)
        case .text(let text):
            frame.draw(lines(of: text, from: document.top, area: body), in: body.insetBy(columns: 1))
        case .reading, .failed:
            frame.draw(linesInstead(document, width: body.width - 2), in: body.insetBy(columns: 1))
        }
        FooterLine(state: state, theme: theme).draw(into: &frame, area: footer)
    }

    /// The last line of the text with which it still fills the screen.
    var lastTop: Int {
        guard case .text(let text)? = state.document?.content else { return 0 }
        let (width, height) = (max(1, state.size.columns - 2), max(0, state.size.rows - 2))
        var (room, place) = (height - (text.isCut ? 1 : 0), text.lines.count)
        while place > 0 {
            room -= LongText.lines(text.lines[place - 1], width: width).count
            guard room >= 0 else { break }
            place -= 1
        }
        return min(place, max(0, text.lines.count - 1))
    }

    /// The furthest that the pane below the values can be scrolled.
    var lastPaneTop: Int {
        state.document.map { tree($0).lastTop(width: max(0, state.size.columns)) } ?? 0
    }

    private func tree(_ document: DocumentState) -> RawPage {
        RawPage(
            raw: document.raw, paneTop: document.paneTop, isTyping: document.isTyping, theme: theme,
            layout: ResultLayout(state.size))
    }

    private func position(_ document: DocumentState) -> String {
        guard case .text(let text) = document.content else { return "" }
        let scrolling = Scrolling(top: min(document.top, lastTop), last: lastTop).text(theme.glyphs)
        let lines = NumberText.count(text.lines.count, "line", "lines")
        return "  \(lines)" + (scrolling.isEmpty ? "" : "  \(scrolling)")
    }

    private func lines(of text: DocumentText, from top: Int, area: Rect) -> [Line] {
        var lines: [Line] = []
        for line in text.lines.dropFirst(min(top, lastTop)) where lines.count < area.height {
            lines += LongText.lines(line, width: max(1, area.width - 2)).map { Line($0) }
        }
        let isAll = lines.count < area.height
        return lines + (isAll && text.isCut ? [Line("The rest is left out.", theme.quiet)] : [])
    }

    private func linesInstead(_ document: DocumentState, width: Int) -> [Line] {
        guard case .failed(let facts) = document.content else {
            let fetch = FetchLines(state: state, theme: theme, file: document.file).lines(width: width)
            return [.blank, Line("Reading the file", theme.quiet)] + fetch
        }
        let lines = FailureLines(state: state, theme: theme, width: width)
        return [.blank, Line("\(theme.glyphs.failed) The file could not be shown.", theme.bad), .blank]
            + lines.messageLines(facts) + lines.explanation(of: facts)
    }
}
