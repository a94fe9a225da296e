import Canvas

/// The signs used on screen; each has a twin for terminals that know ASCII alone.
struct Glyphs: Hashable, Sendable {
    var mark: String
    var pending: String
    var uploading: String
    var queued: String
    var onHold: String
    var preparing: String
    var processing: String
    var finished: String
    var failed: String
    var unknown: String
    var barFull: String
    var barEmpty: String
    var rule: String
    var dot: String
    var up: String
    var down: String
    var enter: String
    var dash: String
    var times: String
    /// Parts of a cell's width, one eighth first; the last is the whole cell.
    var widths: [String]
    /// Parts of a cell's height, the lowest first; the last is the whole cell.
    var heights: [String]
    var nothing: String
    var swatch: String
    /// Before a job that is marked.
    var marked: String
    /// Below the place of a strip that is looked at.
    var pointer: String
    /// Between a wide category and a narrower one.
    var within: String
    var minus: String
    /// Curves are drawn with braille dots.
    var hasBraille: Bool

    static let unicode = Glyphs(
        mark: "▌", pending: "▵", uploading: "▴", queued: "◌", onHold: "◍", preparing: "▹", processing: "▸",
        finished: "✓", failed: "✗", unknown: "?", barFull: "▰", barEmpty: "▱", rule: "─", dot: "·", up: "↑",
        down: "↓", enter: "⏎", dash: "—", times: "×", widths: ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
        heights: ["▂", "▃", "▄", "▅", "▆", "▇", "█"], nothing: "▁", swatch: "■", marked: "◆", pointer: "▴",
        within: "›", minus: "−", hasBraille: true)

    static let ascii = Glyphs(
        mark: ">", pending: ".", uploading: "^", queued: "o", onHold: "=", preparing: "-", processing: ">",
        finished: "+", failed: "x", unknown: "?", barFull: "#", barEmpty: ".", rule: "-", dot: "-", up: "Up",
        down: "Down", enter: "Enter", dash: "-", times: "x", widths: ["#"], heights: [":", "+", "#"], nothing: ".",
        swatch: "#", marked: "*", pointer: "^", within: ">", minus: "-", hasBraille: false)
}
