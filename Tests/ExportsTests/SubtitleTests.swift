import AnalysisModel
import Exports
import Testing

@Suite struct `Subtitles and edit lists` {
    private func span(_ start: Double, _ end: Double) -> TimeSpan {
        TimeSpan(start: Timecode(seconds: start), end: Timecode(seconds: end))
    }

    private func label(_ name: String, _ spans: [TimeSpan]) -> ResultSummary.OfLabel {
        ResultSummary.OfLabel(
            type: "visual.context", label: name, screenTime: ScreenTime.total(of: spans), detectionIDs: [], spans: spans
        )
    }

    @Test func `speech becomes cues`() {
        let text = SubtitleText.speech([
            SpeechSegment(span: span(0.5, 2.0625), text: "Good\n\nmorning --> all"),
            SpeechSegment(span: span(2.5, 3), text: " \n "), SpeechSegment(span: span(3661, 3662), text: "Bye."),
        ])
        #expect(
            text == "1\r\n00:00:00,500 --> 00:00:02,063\r\nGood morning -> all\r\n\r\n"
                + "2\r\n01:01:01,000 --> 01:01:02,000\r\nBye.\r\n\r\n")
    }

    @Test func `each shot names what is longest in it`() {
        let shots = [
            Shot(span: span(0, 4), firstFrame: 0, lastFrame: 99),
            Shot(span: span(4, 8), firstFrame: 100, lastFrame: 199),
        ]
        let labels = [label("sea", [span(1, 8)]), label("boat", [span(0, 4)]), label("gull", [span(0, 0.5)])]
        let text = SubtitleText.labels(labels, shots: shots, duration: 8, most: 2)
        #expect(
            text == "1\r\n00:00:00,000 --> 00:00:04,000\r\nboat\r\nsea\r\n\r\n"
                + "2\r\n00:00:04,000 --> 00:00:08,000\r\nsea\r\n\r\n")
        let tens = SubtitleText.labels(labels, shots: [], duration: 12, most: 1)
        #expect(tens == "1\r\n00:00:00,000 --> 00:00:10,000\r\nsea\r\n\r\n")
    }

    @Test func `shots become events, frame by frame`() {
        let list = EditList(title: "Harbour\nat dawn", framesPerSecond: 23.98)
        let shots = [
            Shot(span: span(0, 4.5), firstFrame: 0, lastFrame: 107),
            Shot(span: span(4.5, 12.5), firstFrame: 108, lastFrame: 299),
        ]
        let (text, events) = list.text(shots: shots)
        #expect(events == 2)
        #expect(
            text.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init) == [
                "TITLE: Harbour at dawn", "FCM: NON-DROP FRAME", "",
                "001  AX       V     C        00:00:00:00 00:00:04:12 00:00:00:00 00:00:04:12",
                "* FROM CLIP NAME: Harbour at dawn", "* COMMENT: SHOT 1",
                "002  AX       V     C        00:00:04:12 00:00:12:12 00:00:04:12 00:00:12:12",
                "* FROM CLIP NAME: Harbour at dawn", "* COMMENT: SHOT 2", "",
            ])
    }

    @Test func `at an NTSC rate the numbers of some frames are left out, and the list says so`() {
        let shots = [
            Shot(span: span(0, 60.06), firstFrame: 0, lastFrame: 1799),
            Shot(span: span(60.06, 3600), firstFrame: 1800, lastFrame: 107_891),
        ]
        let (text, _) = EditList(title: "x", framesPerSecond: 29.97).text(shots: shots)
        #expect(text.hasPrefix("TITLE: x\r\nFCM: DROP FRAME\r\n"))
        #expect(text.contains(" 00:00:00;00 00:01:00;02 00:00:00;00 00:01:00;02\r\n"))
        #expect(text.contains(" 00:01:00;02 01:00:00;00 00:01:00;02 01:00:00;00\r\n"))
    }

    @Test func `a window leaves its shots, under their own numbers`() {
        let shots = [0, 1, 2].map {
            Shot(span: span($0 * 4, $0 * 4 + 4), firstFrame: Int($0) * 100, lastFrame: Int($0) * 100 + 99)
        }
        var filter = ExportFilter()
        filter.window = span(5, 8)
        let (text, events) = EditList(title: "x", framesPerSecond: 25).text(shots: shots, filter)
        #expect(events == 1)
        #expect(text.contains("001  AX       V     C        00:00:04:00 00:00:08:00 00:00:00:00 00:00:04:00\r\n"))
        #expect(text.contains("* COMMENT: SHOT 2\r\n"))
        let labels = SubtitleText.labels([label("sea", [span(0, 12)])], shots: shots, duration: 12, most: 1, filter)
        #expect(labels == "1\r\n00:00:04,000 --> 00:00:08,000\r\nsea\r\n\r\n")
    }

    @Test func `shots without frames go by their times`() {
        let (text, _) = EditList(title: "x", framesPerSecond: nil)
            .text(shots: [Shot(span: span(2, 3), firstFrame: 0, lastFrame: 0)])
        #expect(text.contains("00:00:02:00 00:00:03:00 00:00:00:00 00:00:01:00"))
    }

    @Test func `flags become events of their whole shots`() {
        let flag = ComplianceFlag(
            type: "visual.context", label: "weapon\u{1B}[2J", categories: [], confidence: nil, detectionIDs: [],
            spans: [span(1, 2)], wholeShots: [span(0, 4)])
        let (text, events) = EditList(title: "x", framesPerSecond: 25).text(flags: [flag])
        #expect(events == 1)
        #expect(text.contains("* COMMENT: visual.context: weapon [2J\r\n"))
        #expect(text.contains("00:00:00:00 00:00:04:00"))
    }
}
