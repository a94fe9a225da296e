import AnalysisModel
import Testing

/// Two results beside each other.
struct ResultComparisonTests {
    private static func label(_ name: String, _ seconds: Int, type: String = "visual.context") -> ResultSummary.OfLabel
    {
        .init(type: type, label: name, screenTime: .seconds(seconds), detectionIDs: [], spans: [])
    }

    private static func face(_ name: String?, _ seconds: Int) -> Face {
        Face(
            detectionIDs: [], identity: name.map { Face.Identity(name: $0) }, screenTime: .seconds(seconds), spans: [])
    }

    private static let first: ResultSummary = {
        var result = ResultSummary(
            title: "Monday", detections: 7, occurrences: 9,
            byType: [.init(type: "visual.context", detections: 5, occurrences: 7, screenTime: .seconds(60))],
            labels: [label("boat", 40), label("person", 20), label("101820", 60, type: "visual.color")])
        result.faces = [face("Aino", 10), face(nil, 30)]
        return result
    }()

    private static let second: ResultSummary = {
        var result = ResultSummary(
            title: "Tuesday", detections: 3, occurrences: 4,
            byType: [
                .init(type: "audio.context", detections: 1, occurrences: 1, screenTime: .seconds(5)),
                .init(type: "visual.context", detections: 2, occurrences: 3, screenTime: .seconds(50)),
            ],
            labels: [
                label("person", 50), label("boat", 40), label("speech", 5, type: "audio.context"),
                label("boat", 5, type: "audio.context"),
            ])
        result.faces = [face("Aino", 4), face("Aino", 4)]
        return result
    }()

    @Test func `rows are labels and people by type, the greatest difference first`() {
        let items = ResultComparison(Self.first, Self.second).items
        let rows = items.map { "\($0.type) \($0.label) \(Int($0.difference))" }
        #expect(
            rows == [
                "visual.context person 30", "audio.context boat 5", "audio.context speech 5", "human.face Aino -2",
                "visual.context boat 0",
            ])
        #expect(items[1].screenTimes == [nil, .seconds(5)])
        #expect(items[4].screenTimes == [.seconds(40), .seconds(40)])
    }

    @Test func `every type that one of them has is counted for both`() {
        let types = ResultComparison(Self.first, Self.second).types
        #expect(types.map(\.type) == ["audio.context", "visual.context"])
        #expect(types.map(\.detections) == [[0, 1], [5, 2]])
        #expect(types[0].screenTime == [.zero, .seconds(5)])
    }

    @Test func `the other way round every difference has the other sign`() {
        let there = ResultComparison(Self.first, Self.second).items
        let back = ResultComparison(Self.second, Self.first).items
        #expect(back.map(\.label) == there.map(\.label))
        #expect(back.map(\.difference) == there.map { -$0.difference })
    }

    @Test func `a result beside itself differs in nothing`() {
        let same = ResultComparison(Self.first, Self.first)
        #expect(same.items.allSatisfy { $0.difference == 0 && $0.screenTimes[0] == $0.screenTimes[1] })
    }
}
