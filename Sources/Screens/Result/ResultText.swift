import AnalysisModel
import AppLogic
import Canvas

/// The selected row as one line of plain text, its parts apart by tabs: for a spreadsheet, a mail, a script.
enum ResultText {
    /// `nil` where no row is selected.
    static func line(in state: AppState) -> String? {
        let theme = Theme(glyphSet: .unicode, hasColor: false)
        if state.showsRaw { return rawLine(in: state) }
        guard let view = ResultView(state, theme: theme), let tab = view.tab, let list = view.state.list,
            let item = list.selection
        else { return nil }
        let cells = zip(tab.columns, tab.cells(of: item)).filter { $0.0.need < 9999 }.map { VisibleText.of($0.1.0) }
        let places = view.state.selectedSpans.first.map { [view.times.of($0)] } ?? []
        return (places + cells).joined(separator: "\t")
    }

    /// The path as jq takes it, and the value.
    private static func rawLine(in state: AppState) -> String? {
        guard let raw = state.tree else { return nil }
        if case .there(let node) = raw.content, raw.isScalar {
            return "\(VisibleText.of(raw.path.text))\t\(VisibleText.of(node.text))"
        }
        return raw.selected.map { child in
            let value = child.count == nil ? child.text : RawWords.of(child, .unicode)
            return "\(VisibleText.of(raw.path(of: child).text))\t\(VisibleText.of(value))"
        }
    }
}
