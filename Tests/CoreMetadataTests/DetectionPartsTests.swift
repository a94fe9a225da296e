import AnalysisModel
import Foundation
import Testing

@testable import CoreMetadata

/// Detections that are larger than the window.
struct DetectionPartsTests {
    private static let occurrences = (0..<40).map { place in
        #"{"ss": \#(place * 3), "se": \#(place * 3 + 2), "id": "\#(place)", "c_max": 0.\#(10 + place)}"#
    }.joined(separator: ", ")

    private static let many = Array(repeating: occurrences, count: 100).joined(separator: ",")

    private static let text = String(repeating: #"a\u00e4\"\\ä€😀\ud83d\ude00\\\\n\/"#, count: 60)

    private static let blank = String(repeating: " \n", count: 1000)

    /// Details of one detection, in an order of their own.
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let detection: String
    }

    private static let rows = [
        Row(
            testDescription: "as usual",
            detection: #"{"t": "visual.context", "label": "boat", "occs": [\#(occurrences)]}"#),
        Row(
            testDescription: "the occurrences first",
            detection: #"{"occs": [\#(occurrences)], "cid": "x", "label": "boat", "t": "visual.context"}"#),
        Row(
            testDescription: "all there is",
            detection: #"""
                {"label": "Boating", "ext_refs": {"iab": {"id": "IAB20", "labels_hierarchy": ["Travel", "Boats"]}}, "c": 0.4,
                 "occs": [\#(occurrences)], "a": {"ad_score": {"max": 0.5}}, "t": "topic.iab",
                 "categ": {"tags": ["content_compliance"]}}
                """#),
        Row(
            testDescription: "a face",
            detection: #"""
                {"t": "human.face", "label": "face", "occs": [\#(occurrences)], "a": {"gender": {"value": "male", "c": 0.9},
                 "similar_to": [{"name": "Anna", "c": 0.8}], "s_visible": 12.5}}
                """#),
        Row(
            testDescription: "of members with one name the first counts",
            detection: #"""
                {"t": "a", "t": "b", "label": "1", "occs": [\#(occurrences)], "occs": [], "label": "2", "c": 1, "c": 0}
                """#),
        Row(
            testDescription: "an unknown member of any size",
            detection: #"""
                {"t": "a", "label": "b", "new": {"deep": [[\#(occurrences)]], "text": "\#(String(repeating: "x", count: 900))"},
                 "occs": [\#(occurrences)]}
                """#),
        Row(
            testDescription: "attributes of any size",
            detection: #"""
                {"t": "human.face", "label": "face", "a": {"new": {"deep": [[\#(occurrences)], {}]}, "gender": {"value": "male",
                 "c": 0.9}, "gender": {"value": "female"}, "similar_to": [{"name": "Anna", "c": 0.8}], "s_visible": 12.5},
                 "a": {"gender": {"value": "female"}, "s_visible": 1}, "occs": [\#(occurrences)]}
                """#),
        Row(
            testDescription: "attributes that are none",
            detection: #"{"t": "human.face", "label": "face", "a": [[\#(occurrences)]], "occs": [\#(occurrences)]}"#),
        Row(
            testDescription: "a topic with its category before its attributes",
            detection: #"""
                {"t": "topic.iab", "label": "Boating", "ext_refs": {"iab": {"id": "IAB20"}}, "occs": [\#(occurrences)],
                 "a": {"new": [\#(occurrences)], "ad_score": {"max": 0.5}}}
                """#),
        Row(
            testDescription: "much white space",
            detection: #"""
                {"t": "a", "label": "b", "occs": [\#(blank)], "a": {\#(blank)}, "new": [\#(blank)],
                 "c": 1\#(blank)}
                """#),
        Row(
            testDescription: "unknown texts of any size, of characters of all lengths",
            detection: #"""
                {"new": "\#(text)", "t": "a", "a": {"new": "\#(text)"}, "label": "b", "list": ["\#(text)", "\#(text)"],
                 "occs": [\#(occurrences)]}
                """#),
        Row(testDescription: "without a type", detection: #"{"label": "boat", "occs": [\#(occurrences)]}"#),
        Row(
            testDescription: "a type that is no text",
            detection: #"{"t": 7, "label": "boat", "occs": [\#(occurrences)]}"#),
        Row(
            testDescription: "occurrences that are none",
            detection: #"{"t": "a", "label": "b", "occs": {"0": [\#(occurrences)]}}"#),
        Row(
            testDescription: "some of them broken",
            detection: #"{"t": "a", "label": "b", "occs": [7, null, {"ss": 1}, [\#(occurrences)], \#(occurrences)]}"#),
        Row(testDescription: "no object", detection: #"[\#(occurrences)]"#),
        Row(testDescription: "a long text", detection: "\"" + String(repeating: "x", count: 2000) + "\""),
    ]

    private func document(_ detection: String) -> Data {
        let small = #"{"t": "visual.context", "label": "harbour", "occs": [{"ss": 1, "se": 2}]}"#
        return Data(
            #"""
            {"version_info": {"metadata_type": "core", "metadata_format": "1.8.1"},
             "detections": {"1": \#(small), "2": \#(detection), "3": \#(small), "2": \#(small)},
             "segmentations": {"detected_shots": [{"ss": 0, "se": 60, "fs": 0, "fe": 1499}]}}
            """#.utf8)
    }

    @Test(arguments: rows) func `come in parts to the same summary`(row: Row) throws {
        let json = document(row.detection)
        let whole = try CoreMetadata.summary(of: json)
        #expect(whole.detections >= 2)
        for window in [16, 64, 200, 1000] {
            let inParts = try json.withUnsafeBytes { try CoreMetadata.summary(of: .memory($0), window: window) }
            #expect(inParts == whole, "a window of \(window)")
        }
    }

    @Test(arguments: [
        #"{"t": "a", "new": "\#(text)\x"}"#, #"{"t": "a", "new": "\#(text)\u12"}"#, #"{"t": "a", "new": "\#(text)}"#,
        "{\"t\": \"a\", \"new\": \"\(text)\u{1}\"}", #"{"t": "a", "a": {"new": "\#(text)" 1}}"#,
        #"{"t": "a", "occs": [\#(occurrences) 1]}"#, #"{"t": "a", "occs": [\#(occurrences), ]}"#,
        #"{"t": "a", "occs": [\#(occurrences)}}"#, #"{"t": "a", "a" {"new": [\#(occurrences)]}}"#,
        #"{"t": "a", "a": {"new": [\#(occurrences)], }}"#, #"{"t": "a", "occs": [\#(occurrences)],}"#,
    ])
    func `are refused at the same place`(detection: String) throws {
        let json = document(detection)
        let whole = #expect(throws: CoreMetadataError.self) { try CoreMetadata.summary(of: json) }
        guard case .notJSON = whole else {
            Issue.record("\(String(describing: whole))")
            return
        }
        for window in [16, 64, 200, 1000] {
            let inParts = #expect(throws: CoreMetadataError.self) {
                try json.withUnsafeBytes { try CoreMetadata.summary(of: .memory($0), window: window) }
            }
            #expect(inParts == whole, "a window of \(window)")
        }
    }

    @Test(arguments: [
        #""occs": [\#(many)]"#, #""a": {"new": {"all": [\#(many)]}}, "occs": [\#(many)]"#,
        #""new": "\#(String(repeating: text, count: 20))", "occs": [\#(many)]"#,
    ])
    func `are not held in memory, however much is in them`(members: String) throws {
        let json = document(#"{"t": "visual.context", "label": "boat", \#(members)}"#)
        #expect(json.count > 190_000)
        let (held, found) = try json.withUnsafeBytes { bytes in
            var walk = try DocumentWalk(.memory(bytes), size: 4096, visitor: CoreVisitor(SummarySink()))
            try walk.run()
            return (walk.mostHeld, walk.visitor.sink.detections.map(\.spans.count))
        }
        #expect(held == 4096)
        #expect(found == [1, 4000, 1])
    }

    @Test func `are whole where each detection is wanted with all of its occurrences`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "parts-\(UUID()).json")
        defer { try? FileManager.default.removeItem(at: file) }
        let many = Array(repeating: Self.occurrences, count: 200).joined(separator: ",")
        try document(#"{"occs": [\#(many)], "label": "boat", "t": "visual.context"}"#).write(to: file)
        var counts: [Int] = []
        try CoreMetadata.visitDetections(ofFileAt: file.path) { detection in
            counts.append(detection.occurrences.count)
            return true
        }
        #expect(counts == [1, 8000, 1])
    }
}
