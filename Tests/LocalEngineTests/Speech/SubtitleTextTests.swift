import Foundation
import Testing

@testable import LocalEngine

@Suite struct SubtitleTextTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var srt: String
        var cues: [Cue]
        var testDescription: String { name }

        init(_ name: String, _ srt: String, _ cues: (Double, Double, [String])...) {
            self.name = name
            self.srt = srt
            self.cues = cues.map { Cue(stretch: Stretch(start: $0.0, end: $0.1), lines: $0.2) }
        }
    }

    private static let times = "00:00:01,000 --> 00:00:02,500"

    @Test(arguments: [
        Row("nothing", ""),
        Row("prose", "Once upon a time --> there was\n"),
        Row("two lines", "1\n\(times)\nHello,\nworld.\n", (1, 2.5, ["Hello,", "world."])),
        Row(
            "two cues, Windows line ends", "1\r\n\(times)\r\nOne\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nTwo",
            (1, 2.5, ["One"]), (3, 4, ["Two"])),
        Row(
            "no numbers, no blank lines", "\(times)\nOne\n00:00:03,000 --> 00:00:04,000\nTwo",
            (1, 2.5, ["One"]), (3, 4, ["Two"])),
        Row("a number as text", "1\n\(times)\n42\n\n", (1, 2.5, ["42"])),
        Row(
            "a blank line in a cue", "1\n\(times)\nOne\n\nmore\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo",
            (1, 2.5, ["One", "more"]), (3, 4, ["Two"])),
        Row(
            "out of order", "2\n00:00:03,000 --> 00:00:04,000\nTwo\n\n1\n\(times)\nOne\n",
            (1, 2.5, ["One"]), (3, 4, ["Two"])),
        Row("no time at all", "1\n00:00:01,000 --> 00:00:01,000\nFlash\n"),
        Row("backwards", "1\n00:00:02,000 --> 00:00:01,000\nBack\n"),
        Row("a broken time", "1\n00:00:61,000 --> 00:01:02,000\nOne\n\n2\n\(times)\nTwo\n", (1, 2.5, ["Two"])),
        Row("markup", "1\n\(times)\n{\\an8}<i>Hello</i> <font color=\"#fff\">you</font>\n", (1, 2.5, ["Hello you"])),
        Row(
            "what only looks like markup", "1\n\(times)\n<laughs> 1 < 2 {sic} <\n", (1, 2.5, ["<laughs> 1 < 2 {sic} <"])
        ),
        Row("nothing but markup", "1\n\(times)\n<i></i>\n"),
        Row(
            "control characters", "1\n\(times)\n\u{1B}[31mred\u{7}\u{9B}2J\tend\u{FFFE}\n", (1, 2.5, ["[31mred2J end"])),
        Row("byte order mark", "\u{FEFF}1\n\(times)\nOne\n", (1, 2.5, ["One"])),
        Row("bytes that are no text", "1\n\(times)\nOne \u{FFFD}\n", (1, 2.5, ["One \u{FFFD}"])),
    ])
    func `what is a cue is read and the rest passed over`(_ row: Row) {
        #expect(SubtitleText.cues(in: Data(row.srt.utf8)) == row.cues)
    }

    @Test func `of cues that all last for ever only so many are taken`() {
        let srt = (0..<100).map { "\($0)\n00:00:00,\(100 + $0) --> 09:00:00,000\nText \($0)\n" }.joined(separator: "\n")
        #expect(SubtitleText.cues(in: Data(srt.utf8)).count == SubtitleText.mostCuesAtOnce)
    }

    @Test func `a huge cue is read whole and in time`() {
        let text = String(repeating: "<i>word</i> ", count: 40_000)
        let cues = SubtitleText.cues(in: Data("1\n\(Self.times)\n\(text)\n".utf8))
        #expect(cues.map(\.text.count) == [40_000 * 5 - 1])
    }
}

@Suite struct SpeechFileTests {
    private static let cues = [
        Cue(stretch: Stretch(start: 1, end: 2.5), lines: ["Tom & <Jerry>", "--> \"here\""]),
        Cue(stretch: Stretch(start: 3723.4, end: 360_000.0406), lines: ["Hyvää iltaa"]),
    ]

    @Test func `SRT`() {
        #expect(
            SpeechFile.srt.text(of: Self.cues, language: "fi") == """
                1
                00:00:01,000 --> 00:00:02,500
                Tom & <Jerry>
                -> "here"

                2
                01:02:03,400 --> 100:00:00,041
                Hyvää iltaa

                """)
    }

    @Test func `WebVTT quotes what it takes for markup`() {
        #expect(
            SpeechFile.vtt.text(of: Self.cues, language: "fi") == """
                WEBVTT

                00:00:01.000 --> 00:00:02.500
                Tom &amp; &lt;Jerry&gt;
                --&gt; "here"

                01:02:03.400 --> 100:00:00.041
                Hyvää iltaa

                """)
    }

    @Test func `TTML is XML with the language`() {
        #expect(
            SpeechFile.ttml.text(of: Self.cues, language: "fi\"&") == """
                <?xml version="1.0" encoding="UTF-8"?>
                <tt xmlns="http://www.w3.org/ns/ttml" xml:lang="fi&quot;&amp;">
                  <body>
                    <div>
                      <p begin="00:00:01.000" end="00:00:02.500">Tom &amp; &lt;Jerry&gt;<br/>--&gt; "here"</p>
                      <p begin="01:02:03.400" end="100:00:00.041">Hyvää iltaa</p>
                    </div>
                  </body>
                </tt>

                """)
    }

    @Test func `what was written as SRT is read as it was`() {
        let cues = SubtitleText.cues(in: Data(SpeechFile.srt.text(of: Self.cues, language: "fi").utf8))
        #expect(cues.map(\.stretch.start) == Self.cues.map(\.stretch.start))
        #expect(cues.map(\.lines) == [["Tom & <Jerry>", "-> \"here\""], ["Hyvää iltaa"]])
    }
}
