import Canvas
import Testing

@Suite struct VisibleTextTests {
    @Test(arguments: (0..<0x20).filter { $0 != 0x0A } as [UInt8])
    func `a control character is a caret and a letter`(byte: UInt8) {
        let letter = Character(Unicode.Scalar(byte + 0x40))
        #expect(VisibleText.of("a" + String(Unicode.Scalar(byte)) + "b") == "a^\(letter)b")
    }

    @Test func `delete and newline have a look`() {
        #expect(VisibleText.of("\u{7F}\n\r\n") == "^?⏎^M⏎")
    }

    @Test(arguments: (0x80..<0xA0) as Range<UInt32>)
    func `a C1 control shows its code`(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(VisibleText.of(String(scalar)) == "<U+00\(String(value, radix: 16, uppercase: true))>")
    }

    @Test(
        arguments: [0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0xFFF9] + (0x202A...0x202E) + (0x2066...0x2069) as [UInt32])
    func `what turns or breaks the line shows its code`(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        let digits = String(value, radix: 16, uppercase: true)
        let code = "<U+" + String(repeating: "0", count: 4 - digits.count) + digits + ">"
        #expect(VisibleText.of("a" + String(scalar) + "b") == "a\(code)b")
    }

    @Test(
        arguments: [0xAD, 0x034F, 0x200B, 0x200C, 0x200D, 0x2060, 0xFE0F, 0xFEFF, 0xE0001, 0xE0041, 0xE0100] as [UInt32]
    )
    func `what has no look is left out`(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(VisibleText.of("a" + String(scalar) + "b") == "ab")
    }

    @Test(arguments: [0x115F, 0x3164, 0xFFA0] as [UInt32])
    func `a letter that looks like nothing shows its code`(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(VisibleText.of(String(scalar)).hasPrefix("<U+"))
    }

    @Test(arguments: [0x0378, 0xFDD0, 0xFFFE, 0x1FFFF, 0x10FFFF] as [UInt32])
    func `what nobody has assigned is a replacement character`(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(VisibleText.of(String(scalar)) == "\u{FFFD}")
    }

    @Test func `no more than four marks stay on a letter`() {
        let zalgo = "Z" + String(repeating: "\u{300}", count: 50)
        #expect(VisibleText.of(zalgo).unicodeScalars.count == 5)
    }

    @Test func `ordinary text stays as it is`() {
        let text = "Tähtiä, 東京 – café №1 (50 %) “quoted” ½ € ✓ ▰▱"
        #expect(VisibleText.of(text) == text)
    }

    @Test func `safe text stays the same and no text keeps anything that acts`() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            let visible = VisibleText.of(randomText(using: &random))
            #expect(VisibleText.of(visible) == visible)
            #expect(!visible.unicodeScalars.contains { $0.value < 0x20 || $0.properties.isBidiControl })
        }
    }

    @Test(arguments: [
        ("boat", 4, "boat"), ("boats", 4, "boa…"), ("日本語", 6, "日本語"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"),
        ("a\u{1B}[31mb", 4, "a^[…"), ("e\u{301}tude", 3, "e\u{301}t…"), ("boat", 0, ""), ("boat", -1, ""), ("", 9, ""),
    ])
    func `of a text that is too long comes as much as fits`(text: String, columns: Int, shown: String) {
        let visible = VisibleText.of(text, within: columns)
        #expect(visible == shown)
        #expect(TextWidth.columns(of: visible) <= max(0, columns))
    }

    @Test func `of a text without an end no more is looked at than fits`() {
        let long = String(repeating: "word ", count: 4_000_000)
        #expect(VisibleText.of(long, within: 9) == "word wor…")
    }
}
