import Canvas

/// A question below the job list: what it is about, and the answers from left to right.
struct QuestionPane {
    /// An answer as it is shown.
    struct Answer {
        var words: String
        var isChosen: Bool
        /// It changes nothing.
        var isHarmless: Bool
    }

    let words: String
    let lines: [Line]
    let answers: [Answer]
    /// The first line shown.
    let top: Int
    let theme: Theme

    func draw(into frame: inout CellBuffer, area: Rect) {
        let (title, below) = area.splitTop(1)
        let (body, answers) = below.splitBottom(1)
        let text = Rect(x: body.x + 1, y: body.y, width: body.width - 2, height: body.height)
        let last = max(0, lines.count - text.height)
        let top = min(top, last)
        PaneTitle(words: words, style: theme.heading, theme: theme)
            .line(width: title.width, more: Scrolling(top: top, last: last))
            .draw(into: &frame, x: title.x, y: title.y, limit: title.width)
        frame.draw(lines, in: text, top: top)
        answerLine.draw(into: &frame, x: answers.x, y: answers.y, limit: answers.width)
    }

    private var answerLine: Line {
        answers.reduce(Line()) { line, answer in
            let style = !answer.isChosen ? theme.quiet : answer.isHarmless ? theme.strong : theme.bad
            return line.adding(answer.isChosen ? theme.glyphs.mark : " ", theme.heading, width: 1)
                .adding(answer.words, style).gap(1)
        }
    }
}
