import AppLogic
import Canvas

/// The request that the form makes, as it will be sent but for the key.
struct PreviewPage {
    let state: AppState
    let theme: Theme

    var page: ScrolledPage {
        ScrolledPage(
            title: Line().gap(1).adding("POST new_job", theme.heading).adding("  not sent yet", theme.quiet),
            lines: lines, top: state.preview.top, state: state, theme: theme)
    }

    private var lines: [Line] {
        let width = state.size.columns - 2
        let json = LongText.lines(state.preview.text.split(separator: "\n").map(String.init), width: max(1, width))
        let notes = state.preview.notes.flatMap { [Line.blank] + Line.wrapped($0, theme.quiet, width: width) }
        return json.map { Line($0) } + notes
    }
}

extension Preview {
    fileprivate var notes: [String] {
        let (file, own) = ("valossaupload://\u{2026}", "kajo-\u{2026}")
        let stand = [
            (file, "The file is uploaded first; \(file) stands for the address it gets."),
            ("\"\(own)\"", "\(own) stands for the id that kajo gives it, to find its job again."),
        ]
        return ["Sent as application/json on one line, with your key for <key>."]
            + stand.filter { text.contains($0.0) }.map(\.1)
    }
}
