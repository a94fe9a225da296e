import Canvas

/// A line on the screen, made of spans with a look of their own.
struct Line: Hashable {
    enum Alignment { case left, right }

    struct Span: Hashable {
        var text: String
        var style: Style
        /// Takes this many columns, whatever the text's own width; `nil` takes what it needs.
        var width: Int?
        var alignment: Alignment = .left
    }

    var spans: [Span] = []

    static let blank = Line()

    init() {}

    init(_ text: String, _ style: Style = .plain) { spans = [Span(text: text, style: style)] }

    /// Adds a span; returns the line, so that a line reads from left to right where it is made.
    func adding(_ text: String, _ style: Style = .plain, width: Int? = nil, align: Alignment = .left) -> Line {
        var line = self
        line.spans.append(Span(text: text, style: style, width: width, alignment: align))
        return line
    }

    func gap(_ columns: Int) -> Line { adding("", width: columns) }

    /// Writes the line from `x` on; nothing goes beyond `limit` columns.
    func draw(into frame: inout CellBuffer, x: Int, y: Int, limit: Int) {
        let end = x + limit
        var x = x
        for span in spans where x < end {
            x += span.draw(into: &frame, x: x, y: y, room: end - x)
        }
    }

    /// Columns that it takes.
    var width: Int { spans.reduce(0) { $0 + $1.columns } }

    /// Foreign or own text over as many lines as it needs; nothing that anybody would read is lost.
    static func wrapped(_ text: String, _ style: Style = .plain, width: Int, indent: Int = 0) -> [Line] {
        LongText.lines(text, width: max(1, width - indent)).map { Line().gap(indent).adding($0, style) }
    }

    /// A moment and what belongs to it; what has no room beside it stands below.
    static func stamped(_ time: (String, Style), _ words: (String, Style), width: Int) -> [Line] {
        let stamp = Line(time.0, time.1)
        let whole = stamp.gap(2).adding(words.0, words.1)
        return whole.width <= width ? [whole] : [stamp] + wrapped(words.0, words.1, width: width, indent: 2)
    }

    /// As many parts to a line as fit whole; one that is longer than a line is wrapped.
    static func packed(_ parts: [String], _ style: Style = .plain, gap: Int, width: Int) -> [Line] {
        var lines: [Line] = []
        for part in parts {
            if let last = lines.last, last.width + gap + TextWidth.columns(of: part, atMost: width + 1) <= width {
                lines[lines.count - 1] = last.gap(gap).adding(part, style)
            } else {
                lines += wrapped(part, style, width: width)
            }
        }
        return lines
    }
}

extension Line.Span {
    /// Counted no further than any screen goes: foreign text may be endless.
    var columns: Int { width ?? TextWidth.columns(of: text, atMost: 4096) }

    fileprivate func draw(into frame: inout CellBuffer, x: Int, y: Int, room: Int) -> Int {
        let limit = min(width ?? room, room)
        guard let width, alignment == .right else {
            let used = frame.write(text, x: x, y: y, limit: limit, style: style)
            return width ?? used
        }
        let shift = max(0, width - TextWidth.columns(of: text, atMost: width))
        frame.write(text, x: x + shift, y: y, limit: limit - shift, style: style)
        return width
    }
}

extension CellBuffer {
    /// Draws lines from `top` on into the rows of `area`.
    mutating func draw(_ lines: [Line], in area: Rect, top: Int = 0) {
        for (row, line) in lines.dropFirst(top).prefix(area.height).enumerated() {
            line.draw(into: &self, x: area.x, y: area.y + row, limit: area.width)
        }
    }
}
