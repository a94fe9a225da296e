import AnalysisModel
import Exports
import Testing

@Suite struct `The page of a result` {
    private func summary(_ text: String) -> ResultSummary {
        let spans = [TimeSpan(start: .zero, end: Timecode(seconds: 5))]
        var summary = ResultSummary(
            title: text,
            shots: [
                Shot(span: spans[0], firstFrame: 0, lastFrame: 124),
                Shot(
                    span: TimeSpan(start: Timecode(seconds: 5), end: Timecode(seconds: 10)), firstFrame: 125,
                    lastFrame: 249),
            ],
            byType: [ResultSummary.OfType(type: text, detections: 1, occurrences: 1, screenTime: .seconds(5))],
            labels: [
                ResultSummary.OfLabel(
                    type: text, label: text, screenTime: .seconds(5), detectionIDs: [], spans: spans, categories: [text]
                )
            ],
            colorsBySecond: [["A02F34"], ["A02F34"], ["10C67F"]])
        summary.technical.duration = .seconds(10)
        summary.faces = [
            Face(
                detectionIDs: [], identity: Face.Identity(name: text), gender: text, screenTime: .seconds(5),
                spans: spans,
                valence: [Sample(second: 0, value: -0.25)], expressions: [Face.Expression(name: text, seconds: 2)])
        ]
        summary.speech = [SpeechSegment(span: spans[0], text: text, speaker: text)]
        summary.keywords = [Keyword(type: text, label: text)]
        summary.topics = [Topic(type: text, label: text, hierarchy: [text], iabID: text, isSensitive: true)]
        summary.compliance = [
            ComplianceFlag(
                type: text, label: text, categories: [text], confidence: nil, detectionIDs: [], spans: spans,
                wholeShots: spans)
        ]
        summary.faceValence = [Sample(second: 0, value: -0.25), Sample(second: 6, value: 0.75)]
        return summary
    }

    private func html(_ text: String) -> String { ResultPage(summary(text), title: text, top: 10).html }

    @Test func `detections of more types than are listed are told of, and only those`() {
        var result = ResultSummary()
        #expect(!ResultPage(result, title: "x", top: 10).html.contains("Not listed"))
        result.unlisted = ResultSummary.Unlisted()
        result.unlisted.detections = 5
        let html = ResultPage(result, title: "x", top: 10).html
        #expect(html.contains("Not listed") && html.contains("5 detections, of more types than can be listed"))
    }

    @Test func `it tells everything`() {
        let html = html("boat")
        for heading in [
            "To be looked at", "Labels", "Shots", "Colours", "Faces", "Valence: Faces", "Topics", "Keywords", "Speech",
            "By type",
        ] { #expect(html.contains("<h2>\(heading)</h2>"), "\(heading)") }
        #expect(html.hasPrefix("<!doctype html>") && html.hasSuffix("</html>\n"))
        #expect(html.contains("#A02F34 <strong>67 %</strong>"))
        #expect(html.contains("+0.25 on average, from −0.25 to +0.75"))
    }

    @Test func `what there is none of is not told`() {
        let html = ResultPage(ResultSummary(), title: "x", top: 10).html
        #expect(html.components("<h2>") == 0)
    }

    /// Nothing that a file says becomes a part of the page, whatever stands behind the sign.
    @Test(arguments: [
        "<script>alert(1)</script>", "\" onload=\"x", "' onload='x", "<\u{301}b>", "\"\u{301} onload=x", "&lt;",
        "{{title}}",
        "{{{title}}}", "<!--", "]]>", "\u{0}\u{1B}[2J\u{9B}x",
    ])
    func `foreign text is text`(text: String) {
        let (plain, hostile) = (html("boat"), html(text))
        for scalar in ["<", ">", "\"", "'"] as [Unicode.Scalar] {
            #expect(count(scalar, hostile) == count(scalar, plain), "\(scalar)")
        }
        #expect(!hostile.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) })
    }

    @Test func `it needs nothing from elsewhere`() {
        let html = html("boat")
        for word in ["<script", "http:", "https:", "src=", "url(", "@import", "<link"] { #expect(!html.contains(word)) }
        #expect(html.contains("default-src 'none'"))
    }

    private func count(_ scalar: Unicode.Scalar, _ text: String) -> Int { text.unicodeScalars.count { $0 == scalar } }
}

extension String {
    fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}
