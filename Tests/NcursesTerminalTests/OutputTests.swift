import Canvas
import Testing

@testable import NcursesTerminal

@Suite struct ColorMappingTests {
    @Test(
        arguments: [
            (Color.standard, -1), (.black, 0), (.red, 1), (.white, 7), (.rgb(0, 0, 0), 16), (.rgb(255, 255, 255), 231),
            (.rgb(255, 0, 0), 196), (.rgb(128, 128, 128), 244), (.rgb(8, 8, 8), 232), (.rgb(215, 135, 0), 172),
        ] as [(Color, Int16)])
    func `256 colours have the nearest of cube and greys`(color: Color, index: Int16) {
        #expect(ColorMapping.index(of: color, colors: 256) == index)
    }

    @Test(
        arguments: [
            (Color.rgb(200, 20, 20), 1), (.rgb(20, 200, 20), 2), (.rgb(200, 180, 0), 3), (.rgb(40, 60, 230), 4),
            (.rgb(0, 90, 90), 6), (.rgb(90, 90, 90), -1), (.rgb(255, 255, 255), -1), (.rgb(0, 0, 0), -1),
        ] as [(Color, Int16)])
    func `8 colours have the nearest hue and no grey`(color: Color, index: Int16) {
        #expect(ColorMapping.index(of: color, colors: 8) == index)
    }

    @Test func `every colour has a number that the terminal knows`() {
        for level in stride(from: 0, through: 255, by: 15) {
            for other in stride(from: 0, through: 255, by: 51) {
                let color = Color.rgb(UInt8(level), UInt8(other), UInt8(255 - level))
                #expect((16..<256).contains(ColorMapping.index(of: color, colors: 256)))
                #expect((-1..<8).contains(ColorMapping.index(of: color, colors: 16)))
            }
        }
    }
}

@Suite struct ShownGlyphTests {
    private func shown(_ text: String, _ glyphs: GlyphSet, width: @escaping (UInt32) -> Int) -> String {
        var buffer = CellBuffer(size: Size(width: 12, height: 1))
        let used = buffer.write(text, x: 0, y: 0)
        var scalars = String.UnicodeScalarView()
        for x in 0..<used {
            for part in ShownGlyph.scalars(of: buffer[x, 0], glyphs: glyphs, width: width) {
                scalars.append(contentsOf: part.compactMap { Unicode.Scalar($0) })
            }
        }
        return String(scalars)
    }

    @Test func `without UTF-8 everything has an ASCII look of the same width`() {
        #expect(shown("a京é", .ascii) { _ in 1 } == "a???")
        #expect(shown("─│┌█", .ascii) { _ in 1 } == "-|+?")
        #expect(shown("e\u{301}", .ascii) { _ in 1 } == "e")
        #expect(shown("too long for twelve", .ascii) { _ in 1 } == "too long fo~")
        #expect(shown("a\nb", .ascii) { _ in 1 } == "a$b")
    }

    @Test func `what the C library measures otherwise is not shown`() {
        #expect(shown("a京b", .unicode) { $0 == 0x4EAC ? 2 : 1 } == "a京b")
        #expect(shown("a京b", .unicode) { _ in -1 } == "a??b")
        #expect(shown("é京", .unicode) { _ in 1 } == "é??")
        #expect(shown("e\u{301}x", .unicode) { $0 == 0x301 ? 0 : 1 } == "e\u{301}x")
        #expect(shown("e\u{301}x", .unicode) { _ in 1 } == "ex")
    }
}

@Suite struct RestoreTextTests {
    @Test func `a terminal without a second screen gets its last line cleared, another is left alone`() {
        let old = ["el": "\u{1B}[K$<3>"]
        #expect(RestoreText.lastLine { old[$0] } == "\r\u{1B}[K")
        let new = ["el": "\u{1B}[K", "rmcup": "\u{1B}[?1049l"]
        #expect(RestoreText.lastLine { new[$0] }.isEmpty)
    }

    private let xterm = [
        "sgr0": "\u{1B}(B\u{1B}[m", "op": "\u{1B}[39;49m", "rmkx": "\u{1B}[?1l\u{1B}>", "cnorm": "\u{1B}[?25h",
        "rmcup": "\u{1B}[?1049l", "cup": "\u{1B}[%i%p1%d;%p2%dH",
    ]

    @Test func `looks and modes go first and the old screen comes back last`() {
        let text = RestoreText.whole { xterm[$0] }
        #expect(text.hasPrefix("\u{1B}(B\u{1B}[m\u{1B}[39;49m"))
        #expect(text.contains("\u{1B}[?1004l\u{1B}[?2004l") && text.contains("\u{1B}[?1000l"))
        #expect(text.hasSuffix("\u{1B}[?1l\u{1B}>\u{1B}[?25h\u{1B}[?1049l"))
        #expect(text.utf8.count < 512)
    }

    @Test func `a terminal of another kind gets no sequences it does not know`() {
        let text = RestoreText.whole { ["cup": "\u{1B}=%p1%c%p2%c", "rmcup": "\u{1B}x"][$0] }
        #expect(text == "\u{1B}x")
    }

    @Test(arguments: [("a$<5>b$<10/>", "ab"), ("$<", "$<"), ("$1", "$1"), ("", "")])
    func `waiting times are not written`(capability: String, text: String) {
        #expect(RestoreText.withoutPadding(capability) == text)
    }

    @Test func `a failure to start says what to do`() {
        let failures: [NcursesTerminal.StartFailure] = [
            .noTerminal, .unnamedTerminal, .unusableTerminal(name: "dumb"), .unknownTerminal(name: "nope"),
        ]
        #expect(failures.allSatisfy { "\($0)".contains("kajo list") || "\($0)".contains("TERM=xterm-256color") })
        #expect("\(failures[2])".contains("dumb") && "\(failures[3])".contains("nope"))
    }
}
