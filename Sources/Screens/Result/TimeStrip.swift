import AnalysisModel
import AppLogic
import Canvas

/// The whole video as wide as the screen: where the selected item is, and below it the position that is looked at.
struct TimeStrip {
    let view: ResultView
    let list: ResultList
    let width: Int

    func draw(into frame: inout CellBuffer, area: Rect) {
        frame.draw([strip, scale], in: area)
    }

    private var strip: Line {
        let glyphs = view.theme.glyphs
        guard view.duration > 0 else { return Line(" The file does not tell how long the video is.", view.theme.quiet) }
        if list.kind == .shots {
            let cuts = OccurrenceStrip.cuts(
                view.result.shots, duration: view.duration, width: width, glyphs: glyphs)
            return Line(cuts, view.theme.accent)
        }
        let spans = view.state.selectedSpans
        guard !spans.isEmpty || list.selection == nil else {
            return Line().gap(1).adding("It concerns the whole video, or the file tells no place.", view.theme.quiet)
        }
        return Line(view.strip(spans, width: width), view.theme.accent)
    }

    /// The ends of the video, and between them the position with its time.
    private var scale: Line {
        guard view.duration > 0, width > 0 else { return .blank }
        let cell = min(width - 1, Int(view.state.position / view.duration * Double(width)))
        let pointer = view.theme.glyphs.pointer
        let time = view.times.of(view.state.position)
        let isRight = cell + 2 + time.utf8.count <= width
        let text = isRight ? "\(pointer) \(time)" : "\(time) \(pointer)"
        let start = isRight ? cell : max(0, cell + 1 - time.utf8.count - 2)
        let columns = TextWidth.columns(of: text)
        let (begin, end) = (view.times.of(0), view.times.of(view.duration))
        var line = Line()
        if begin.utf8.count + 1 < start { line = line.adding(begin, view.theme.quiet) }
        line = line.gap(start - line.width).adding(text, view.theme.heading)
        let rest = width - start - columns
        return rest > end.utf8.count + 1 ? line.adding(end, view.theme.quiet, width: rest, align: .right) : line
    }
}
