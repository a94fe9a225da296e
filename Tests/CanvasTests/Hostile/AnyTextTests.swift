import Canvas
import TestSupport
import Testing

/// Whatever is written, nothing but glyphs is shown, each in its place.
struct AnyTextTests {
    /// A thousand texts to a seed, or half as many.
    private static let seeds = isLong ? 1000 : 4

    @Test(.serialized, arguments: 0..<seeds)
    func `random text of all kinds stays in its columns and does nothing`(seed: Int) {
        for kind in HostileText.random(isLong ? 1000 : 500, seed: UInt64(seed)) {
            check(kind, width: 1 + kind.text.utf8.count % 37)
        }
    }

    @Test func `hostile text of every kind stays in its columns and does nothing`() {
        for kind in HostileText.all {
            for width in [1, 2, 7, 36] { check(kind, width: width) }
        }
    }

    @Test(arguments: HostileText.all.filter { $0.name.hasPrefix("controls") || $0.name.hasPrefix("direction") })
    func `what acts is seen`(kind: HostileText.Kind) {
        let visible = VisibleText.of(kind.text)
        for scalar in HostileText.acting(in: kind.text) where scalar != "\n" {
            let isCaret = scalar.value < 0x20 || scalar.value == 0x7F
            let code = String(scalar.value, radix: 16, uppercase: true)
            #expect(visible.contains(isCaret ? "^" : "\(code)>"), "\(kind): \(visible)")
        }
    }

    /// One of three rows takes the text, between two columns that stay as they are.
    private func check(_ kind: HostileText.Kind, width: Int) {
        var buffer = CellBuffer(size: Size(width: width + 4, height: 3))
        buffer.fill(Rect(buffer.size), with: "#", style: .plain)
        let used = buffer.write(kind.text, x: 2, y: 1, limit: width)
        let isAround = (0..<buffer.size.width).allSatisfy { (2..<2 + used).contains($0) || buffer[$0, 1].text == "#" }
        let cells = (2..<2 + used).map { buffer[$0, 1] }
        // A wide glyph has to go somewhere.
        let lines = TextWrap.lines(kind.text, width: max(2, width))
        let isFitting = lines.allSatisfy { TextWidth.columns(of: $0) <= max(2, width) }
        if !(used <= width && isAround && isWhole(buffer) && cells.allSatisfy(Self.isGlyph) && isFitting) {
            Issue.record("\(kind) in \(width) columns: \(kind.text.debugDescription): \(buffer.textRows()), \(lines)")
        }
        let rows = buffer.textRows()
        if rows[0] != rows[2] || !(rows + lines).allSatisfy({ HostileText.acting(in: $0).isEmpty }) {
            Issue.record("\(kind) in \(width) columns acts: \(kind.text.debugDescription)")
        }
    }

    private static func isGlyph(_ cell: Cell) -> Bool {
        guard let base = cell.base else { return cell.isContinuation }
        return base.value >= 0x20 && cell.marks.count <= 8
            && HostileText.acting(in: cell.text).isEmpty && !base.properties.isDefaultIgnorableCodePoint
    }
}
