import Canvas
import Testing

@testable import NcursesTerminal

struct SequenceRow: CustomTestStringConvertible, Sendable {
    let bytes: String
    let events: [TerminalEvent]
    var testDescription: String { bytes.debugDescription }

    init(_ bytes: String, _ keys: Key...) {
        self.bytes = bytes
        events = keys.map(TerminalEvent.key)
    }

    init(_ bytes: String, events: [TerminalEvent]) {
        self.bytes = bytes
        self.events = events
    }
}

private let rows = [
    SequenceRow("jK", .character("j"), .character("K")),
    SequenceRow("é京😀", .character("é"), .character("京"), .character("😀")),
    SequenceRow("\r\n\t\u{7F}\u{8}", .enter, .enter, .tab, .backspace, .backspace),
    SequenceRow(
        "\u{0}\u{1}\u{C}\u{1A}\u{1F}", .control(" "), .control("a"), .control("l"), .control("z"), .control("_")),
    SequenceRow("\u{3}", events: [.interrupted]),
    SequenceRow(
        "\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D\u{1B}[H\u{1B}[F\u{1B}[Z", .up, .down, .right, .left, .home, .end, .backTab),
    SequenceRow("\u{1B}OA\u{1B}OB\u{1B}OC\u{1B}OD\u{1B}OH\u{1B}OF", .up, .down, .right, .left, .home, .end),
    SequenceRow(
        "\u{1B}[1~\u{1B}[2~\u{1B}[3~\u{1B}[4~\u{1B}[5~\u{1B}[6~", .home, .insert, .delete, .end, .pageUp, .pageDown),
    SequenceRow(
        "\u{1B}OP\u{1B}OS\u{1B}[15~\u{1B}[21~\u{1B}[24~", .function(1), .function(4), .function(5), .function(10),
        .function(12)),
    SequenceRow("\u{1B}[[A\u{1B}[[E", .function(1), .function(5)),
    SequenceRow("\u{1B}[1;5C\u{1B}[3;2~", .right, .delete),
    SequenceRow("\u{1B}OM\u{1B}Oq\u{1B}Ok", .enter, .character("1"), .character("+")),
    SequenceRow("\u{1B}[I\u{1B}[O", events: [.focusGained, .focusLost]),
    SequenceRow("\u{1B}d\u{1B}é\u{1B}\u{7F}x", .character("x")),
    SequenceRow("\u{1B}[99z\u{1B}[?1;2c\u{1B}[<0;3;4Mx", .character("x")),
    SequenceRow("\u{1B}]11;rgb:0/0/0\u{7}a\u{1B}P1$r0m\u{1B}\\b", .character("a"), .character("b")),
    SequenceRow("\u{1B}[1\u{1B}[Aq", .up, .character("q")),
    SequenceRow("\u{1B}\u{1B}[A", .escape, .up),
    SequenceRow(
        "\u{1B}[200~one\rtwo\r\nthree\u{1B}[201~x", events: [.paste("one\ntwo\nthree"), .key(.character("x"))]),
    SequenceRow("\u{1B}[200~\u{1B}[A\u{3}\u{1B}[20\u{1B}[201~", events: [.paste("\u{1B}[A\u{3}\u{1B}[20")]),
    SequenceRow("\u{1B}[200~\u{1B}[201~\u{1B}[201~q", events: [.paste(""), .key(.character("q"))]),
    SequenceRow("\u{85}\u{9B}A", .character("A")),
]

@Suite struct InputDecoderTests {
    @Test(arguments: rows)
    func `bytes become events`(row: SequenceRow) {
        var decoder = InputDecoder()
        #expect(decoder.decode(Array(row.bytes.utf8)) == row.events)
        #expect(decoder.patience == nil)
    }

    @Test(arguments: rows)
    func `it does not matter how the bytes are split`(row: SequenceRow) {
        var decoder = InputDecoder()
        #expect(row.bytes.utf8.flatMap { decoder.decode([$0]) } == row.events)
    }

    @Test func `a lone escape is a key once nothing follows`() {
        var decoder = InputDecoder()
        #expect(decoder.decode([0x1B]).isEmpty)
        #expect(decoder.patience == .milliseconds(25))
        #expect(decoder.giveUpWaiting() == [.key(.escape)])
        #expect(decoder.patience == nil)
        #expect(decoder.decode([0x6A]) == [.key(.character("j"))])
    }

    @Test(arguments: ["\u{1B}[1;", "\u{1B}O", "\u{1B}]0;title", "\u{1B}[["])
    func `a sequence without an end is dropped`(bytes: String) {
        var decoder = InputDecoder()
        #expect(decoder.decode(Array(bytes.utf8)).isEmpty)
        #expect(decoder.giveUpWaiting().isEmpty)
        #expect(decoder.decode([0x6A]) == [.key(.character("j"))])
    }

    @Test func `a paste whose end is lost keeps its text`() {
        var decoder = InputDecoder()
        #expect(decoder.decode(Array("\u{1B}[200~half\u{1B}[20".utf8)).isEmpty)
        #expect(decoder.giveUpWaiting() == [.paste("half\u{1B}[20")])
    }

    @Test func `a huge paste is bounded and what comes after it is not lost`() throws {
        var decoder = InputDecoder()
        let text = String(repeating: "x", count: 3 * PasteCollector.maximumBytes)
        let events = decoder.decode(Array("\u{1B}[200~\(text)\u{1B}[201~q".utf8))
        try #require(events.count == 2)
        guard case .paste(let pasted) = events[0] else { return #expect(Bool(false), "no paste came") }
        #expect(pasted.utf8.count == PasteCollector.maximumBytes)
        #expect(events[1] == .key(.character("q")))
    }

    @Test(
        arguments: [[0xFF, 0x6A], [0xC3, 0x6A], [0xE4, 0xBA, 0x6A], [0xC0, 0x80, 0x6A], [0xED, 0xA0, 0x80, 0x6A]]
            as [[UInt8]])
    func `broken UTF-8 is dropped`(bytes: [UInt8]) {
        var decoder = InputDecoder()
        #expect(decoder.decode(bytes) == [.key(.character("j"))])
    }
}
