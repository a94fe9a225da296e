import AppLogic
import Canvas
import Screens
import TestSupport
import Testing

/// Text of others is shown, never obeyed, and stays in its place.
struct HostileTextTests {
    static let sizes = [ScreenSize(columns: 80, rows: 24)] + (isLong ? [ScreenSize(columns: 120, rows: 40)] : [])
    static let kinds = HostileText.all + HostileText.random(isLong ? 1000 : 10, seed: 80)

    /// Every sixth for each field, another sixth for the next; all of them where there is time. One field after the
    /// other, so that tests beside get their turn.
    private static func kinds(for field: Field) -> [HostileText.Kind] {
        let start = Field.all.firstIndex { $0.name == field.name } ?? 0
        return kinds.enumerated().filter { isLong || ($0.offset + start) % 6 == 0 }.map(\.element)
    }

    @Test(.serialized, arguments: Field.all, sizes)
    func `nothing acts and nothing leaves its place, whatever a field holds`(field: Field, size: ScreenSize) {
        let kinds = Self.kinds(for: field)
        let place = Place(of: field, size: size, kinds: kinds)
        // Otherwise nothing would be looked at.
        #expect(place.around > 40)
        for kind in kinds {
            let frame = draw(field.state(kind.text).resized(to: size), theme: .colored)
            let rows = frame.textRows()
            if let row = rows.first(where: { !HostileText.acting(in: $0).isEmpty }) {
                Issue.record("\(field.name), \(kind): \(row.debugDescription)")
            }
            if let row = rows.first(where: { TextWidth.columns(of: $0) > size.columns }) {
                Issue.record("\(field.name), \(kind): too long: \(row.debugDescription)")
            }
            if let cell = place.firstChange(in: frame) {
                Issue.record("\(field.name), \(kind): it changed \(cell)\n\(rows.joined(separator: "\n"))")
            }
        }
    }

    /// A colour is shown only if it is one.
    @Test(.serialized, arguments: Field.all.filter { $0.name != "colour" })
    func `a field is seen`(field: Field) {
        let rows = draw(field.state("harmless").resized(to: Self.sizes[0]), theme: .colored).textRows()
        #expect(rows.contains { $0.contains("harmless") }, "\(rows.joined(separator: "\n"))")
    }
}

/// The cells of a screen that a field's text may take, found with harmless texts of all lengths.
private struct Place {
    private let harmless: CellBuffer
    private let isOwn: [[Bool]]

    /// Of every length that a field of a screen can have, and of every length that is tried.
    private static func texts(for kinds: [HostileText.Kind]) -> [String] {
        let lengths = Set(stride(from: 0, through: 90, by: isLong ? 1 : 15)).union(
            kinds.map { TextWidth.columns(of: $0.text) })
        let letters = lengths.sorted().map { String(repeating: "x", count: $0) }
        let words = [1, 2, 4, 8, 16, 32, 100].map { String(repeating: "word ", count: $0) }
        // To the last column of a line, be it an odd one or an even one.
        let full = ["", "bb "].map { $0 + String(repeating: "a ", count: 90) }
        // What is longer than a line takes one line more if a short word stands before it.
        let wrapped = letters.filter { $0.utf8.count > 90 }.map { "word " + $0.dropFirst(5) }
        // Of any number of lines, with an end of the last one and without.
        let lines = [2, 3, 4, 5, 6, 7, 8, 16, 60].map { String(repeating: "line\n", count: $0) }
            .flatMap { [$0, String($0.dropLast())] }
        // A wide character that finds no room leaves a column free.
        let wider = ["", "x"].map { $0 + String(repeating: "東", count: 100) }
        let wide = (1...3).map { String(repeating: "東", count: $0) + String(repeating: "x", count: 600) }
        return letters + wrapped + wide + wider + full + words + lines + ["102030", "東京の朝"]
    }

    init(of field: Field, size: ScreenSize, kinds: [HostileText.Kind]) {
        let frames = Place.texts(for: kinds).map { draw(field.state($0).resized(to: size), theme: .colored) }
        harmless = frames[5]
        isOwn = (0..<size.rows).map { y in
            (0..<size.columns).map { x in frames.contains { $0[x, y] != frames[5][x, y] } }
        }
    }

    var around: Int { isOwn.reduce(0) { $0 + $1.count { !$0 } } }

    /// The first cell around the field that is not as it is with a harmless text.
    func firstChange(in frame: CellBuffer) -> String? {
        for (y, row) in isOwn.enumerated() {
            for (x, isOwn) in row.enumerated() where !isOwn && frame[x, y] != harmless[x, y] {
                return "column \(x) of row \(y) from \(harmless[x, y].text) to \(frame[x, y].text)"
            }
        }
        return nil
    }
}
