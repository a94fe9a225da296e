import AnalysisModel
import Exports
import Testing

/// Tables for other programs.
@Suite struct `Rows of a table` {
    private func detection(_ label: String) -> Detection {
        let span = TimeSpan(start: Timecode(seconds: 1), end: Timecode(seconds: 2.5))
        var detection = Detection(
            id: Detection.ID(rawValue: "7"), type: "visual.context", label: label,
            occurrences: [Occurrence(id: "1", span: span, confidence: 0.5, firstShotIndex: 0, lastShotIndex: 1)])
        detection.categories = ["fauna", "pets"]
        return detection
    }

    private func row(_ label: String) -> ExportRow {
        let detection = detection(label)
        return ExportRow(occurrence: detection.occurrences[0], of: detection)
    }

    static let header =
        "detection_id,type,label,occurrence_id,start_s,end_s,confidence,first_shot,last_shot,categories,name,text\r\n"

    @Test func `CSV has a header once, and CRLF`() {
        var csv = CSVText(isRaw: false)
        #expect(csv.lines(of: row("cat")) == Self.header + "7,visual.context,cat,1,1,2.5,0.5,0,1,fauna;pets,,\r\n")
        #expect(csv.lines(of: row("cat")) == "7,visual.context,cat,1,1,2.5,0.5,0,1,fauna;pets,,\r\n")
        #expect(csv.formulas == 0)
    }

    @Test(arguments: [
        ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""), (" a ", " a "),
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(1)", "'@SUM(1)"), ("\t=1", "'\t=1"),
        ("=\"a\"", "\"'=\"\"a\"\"\""), ("=\u{301}1", "'=\u{301}1"), ("\"\u{301}x", "\"\"\"\u{301}x\""), ("a=1", "a=1"),
    ])
    func `a text is a cell and no formula`(label: String, cell: String) {
        var csv = CSVText(isRaw: false)
        let line = csv.lines(of: row(label))
        #expect(line == Self.header + "7,visual.context,\(cell),1,1,2.5,0.5,0,1,fauna;pets,,\r\n")
        #expect((csv.formulas == 1) == cell.drop { $0 == "\"" }.hasPrefix("'"))
    }

    @Test(arguments: [
        (0.1, "0.1"), (5, "5"), (-2.5, "-2.5"), (0, "0"), (1e-7, "0.0000001"), (-1.5e-5, "-0.000015"),
        (1e16, "10000000000000000"), (123_456_789_012_345_680, "123456789012345680"), (12.25, "12.25"),
    ])
    func `a number has no exponent, and comes back as it was`(number: Double, text: String) {
        let row = ExportRow(speech: SpeechSegment(span: TimeSpan(start: .zero, end: .zero), text: "", valence: number))
        var csv = CSVText(isRaw: false)
        #expect(csv.lines(of: row).hasSuffix("\r\n0,0,,\(text),\r\n"))
        #expect(Double(text) == number)
    }

    @Test func `the largest and smallest numbers keep their value`() throws {
        for number in [Double.greatestFiniteMagnitude, .leastNonzeroMagnitude, -.leastNormalMagnitude, .pi * 1e200] {
            let span = TimeSpan(start: .zero, end: .zero)
            let line = JSONLinesText().line(of: ExportRow(speech: SpeechSegment(span: span, text: "", valence: number)))
            let text = try #require(line.split(separator: "\"valence\":").last?.split(separator: ",").first)
            #expect(Double(text) == number && !text.contains("e"))
        }
    }

    @Test func `what is no number is an empty cell`() {
        for number in [Double.infinity, -.infinity, .nan] {
            let span = TimeSpan(start: .zero, end: .zero)
            let line = JSONLinesText().line(of: ExportRow(speech: SpeechSegment(span: span, text: "", valence: number)))
            #expect(line.contains("\"valence\":null"))
        }
    }

    @Test func `raw texts stay as they are`() {
        var csv = CSVText(isRaw: true)
        #expect(csv.lines(of: row("=1+1")).contains(",=1+1,"))
        #expect(csv.formulas == 0)
    }

    @Test func `JSON keeps every text, and escapes what acts`() {
        let line = JSONLinesText().line(of: row("=\"\\\n\u{1B}[2J\u{202E}é"))
        #expect(line.contains(#""label":"=\"\\\n\u001b[2J\u202eé""#))
        #expect(line.contains(#""categories":["fauna","pets"],"name":null"#))
        #expect(line.hasSuffix("}\n") && !line.dropLast().contains("\n"))
    }

    struct Case: Sendable {
        var types: [String] = []
        var labels: [String] = []
        var categories: [String] = []
        var least: Double?
        var window: ClosedRange<Double> = 0...100
        var isWanted: Bool
    }

    @Test(arguments: [
        Case(isWanted: true), Case(types: ["visual"], isWanted: true), Case(types: ["visual.context"], isWanted: true),
        Case(types: ["visual.con"], isWanted: false), Case(types: ["visual."], isWanted: true),
        Case(types: ["audio", "visual"], isWanted: true), Case(types: ["audio"], isWanted: false),
        Case(labels: ["dog", "Cat"], isWanted: true), Case(labels: ["ca"], isWanted: false),
        Case(categories: ["pets"], isWanted: true), Case(categories: ["pet", "flora"], isWanted: false),
        Case(least: 0.5, isWanted: true), Case(least: 0.51, isWanted: false),
        Case(window: 2.4...3, isWanted: true), Case(window: 2.5...3, isWanted: false),
        Case(window: 0...1, isWanted: false),
    ])
    func `a filter leaves what is wanted`(wish: Case) {
        var filter = ExportFilter()
        (filter.types, filter.labels, filter.categories) = (wish.types, wish.labels, wish.categories)
        filter.leastConfidence = wish.least
        filter.window = TimeSpan(
            start: Timecode(seconds: wish.window.lowerBound), end: Timecode(seconds: wish.window.upperBound))
        #expect((filter.filtered(detection("cat")) != nil) == wish.isWanted)
    }
}
