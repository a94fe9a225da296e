import AppLogic
import Foundation
import Testing

@testable import kajo

struct TextFileTests {
    @Test(arguments: [
        ("", []), ("one", ["one"]), ("one\n", ["one"]), ("one\r\ntwo\r\n\r\nthree", ["one", "two", "", "three"]),
        ("\u{FEFF}1\nHei.\n", ["1", "Hei."]),
        (String(repeating: "ä", count: 900), [400, 400, 100].map { String(repeating: "ä", count: $0) }),
    ])
    func `a text is cut into lines, none of them long`(text: String, lines: [String]) {
        #expect(TextFile.lines(of: text) == lines)
    }

    @Test func `a text that is too long is read as far as that, and says so`() throws {
        let path = FileManager.default.temporaryDirectory.path + "/kajo-text-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: path) }
        let line = String(repeating: "x", count: 399) + "\n"
        let whole = TextFile.most / 400 * 400
        try Data(String(repeating: line, count: TextFile.most / 400 + 2).utf8).write(to: URL(fileURLWithPath: path))
        let text = try TextFile.read(path)
        #expect(text.isCut)
        #expect(text.lines.count == whole / 400 + 1)
        try Data([0x61, 0xFF, 0x0A]).write(to: URL(fileURLWithPath: path))
        #expect(try TextFile.read(path).lines == ["a\u{FFFD}"])
        #expect(throws: (any Error).self) { try TextFile.read(path + "-none") }
    }
}
