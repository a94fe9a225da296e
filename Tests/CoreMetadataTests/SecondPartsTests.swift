import Foundation
import Testing

@testable import CoreMetadata

/// Seconds of `by_second` that are larger than the window.
struct SecondPartsTests {
    private static let items = (0..<60).map { place in
        let colors = place.isMultiple(of: 7) ? #", "rgb": ["AA00\#(place + 10)"]"# : ""
        return #"{"d": "\#(place % 4)", "a": {"sen": {"val": 0.\#(place + 10), "emo": [{"e": "joy"}]}\#(colors)}}"#
    }.joined(separator: ", ")

    private static let blank = String(repeating: " ", count: 2000)

    /// What stands in `by_second`.
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let seconds: String
    }

    private static let rows = [
        Row(testDescription: "one alone", seconds: "[\(items)]"),
        Row(
            testDescription: "among small ones",
            seconds: #"[], [{"d": "1"}], [\#(items)], [], [\#(items)], [{"d": "2"}]"#),
        Row(testDescription: "one that is an object", seconds: #"[\#(items)], {"0": [\#(items)]}"#),
        Row(testDescription: "one that is a text", seconds: #"[\#(items)], "\#(blank)""#),
        Row(testDescription: "with items that are none", seconds: #"[7, [\#(items)], "\#(blank)", \#(items)]"#),
        Row(testDescription: "nothing but white space", seconds: "[\(blank)], [], [\(items)], \(blank)[]"),
        Row(testDescription: "no second, but white space", seconds: blank),
    ]

    private func document(_ seconds: String) -> Data {
        Data(
            #"""
            {"version_info": {"metadata_type": "core", "metadata_format": "1.8.1"},
             "detections": {"1": {"t": "human.face", "label": "face", "occs": [{"ss": 1, "se": 2}]},
                            "0": {"t": "visual.color", "label": "", "occs": []}},
             "detection_groupings": {"by_second": [\#(seconds)]}}
            """#.utf8)
    }

    @Test(arguments: rows) func `come in parts to the same summary`(row: Row) throws {
        let json = document(row.seconds)
        let whole = try CoreMetadata.summary(of: json)
        for window in [16, 64, 200, 1000] {
            let inParts = try json.withUnsafeBytes { try CoreMetadata.summary(of: .memory($0), window: window) }
            #expect(inParts == whole, "a window of \(window)")
        }
    }

    @Test func `are not held in memory, however much is in them`() throws {
        let many = Array(repeating: Self.items, count: 50).joined(separator: ",")
        let json = document("[], [\(many)]")
        let (held, found) = try json.withUnsafeBytes { bytes in
            var walk = try DocumentWalk(.memory(bytes), size: 4096, visitor: CoreVisitor(SummarySink()))
            try walk.run()
            return (walk.mostHeld, walk.visitor.sink.seconds)
        }
        #expect(held == 4096)
        #expect(found.count == 2)
        #expect(found.feelings.count == 3000)
        #expect(found.feelings.allSatisfy { $0.second == 1 })
    }
}
