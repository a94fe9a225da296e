import Foundation
import Testing

@testable import NcursesTerminal

/// What is written so that a terminal takes a text for pasting (xterm control sequences, "OSC 52").
@Suite struct ClipboardTextTests {
    private let escape = "\u{1B}"
    private let text = "Invalid API key — see the portal\n"

    private func sequence(_ text: String, _ environment: [String: String] = [:]) -> String {
        ClipboardText(environment: environment).request(for: text).sequence
    }

    /// The text within a plain request.
    private func decoded(_ sequence: some StringProtocol) throws -> String {
        #expect(sequence.hasPrefix(escape + "]52;c;") && sequence.hasSuffix("\u{07}"))
        let data = try #require(Data(base64Encoded: String(sequence.dropFirst(7).dropLast())))
        return try #require(String(data: data, encoding: .utf8))
    }

    @Test(arguments: ["", "a", "ab", "abc", "abcd", "ä京👍🏽", String(repeating: "line\n", count: 999)])
    func `a terminal gets the text in base64`(text: String) throws {
        #expect(try decoded(sequence(text)) == text)
    }

    @Test func `tmux gets it for itself and to be passed on`() throws {
        let sequence = sequence(text, ["TMUX": "/tmp/tmux-0/default,1,0"])
        let parts = sequence.components(separatedBy: escape + "Ptmux;")
        #expect(try decoded(parts[0]) == text)
        #expect(parts[1].hasSuffix(escape + "\\"))
        let passed = parts[1].dropLast(2).replacing(escape + escape, with: escape)
        #expect(try decoded(passed) == text)
    }

    @Test func `screen gets it in pieces that it takes`() throws {
        let long = String(repeating: text, count: 200)
        let pieces = sequence(long, ["STY": "1.pts"]).components(separatedBy: escape + "P").dropFirst()
        #expect(pieces.allSatisfy { $0.hasSuffix(escape + "\\") && $0.utf8.count <= 768 })
        #expect(try decoded(pieces.map { $0.dropLast(2) }.joined()) == long)
    }

    @Test func `what a terminal would drop is cut between characters, and how much is told`() throws {
        let long = String(repeating: "京", count: 40_000)
        let (sequence, leftOff) = ClipboardText(environment: [:]).request(for: long)
        #expect(sequence.utf8.count < 100_000)
        let whole = try decoded(sequence)
        #expect(long.hasPrefix(whole))
        #expect(whole.utf8.count + leftOff == long.utf8.count)
    }

    @Test func `a text cannot end the sequence that carries it`() {
        let sequence = sequence("\u{07}\u{1B}\\\u{9C}\u{1B}]0;title\u{07}")
        #expect(sequence.filter { $0 == "\u{07}" || $0 == "\u{1B}" || $0 == "\u{9C}" }.count == 2)
    }
}
