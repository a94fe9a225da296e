import AnalysisModel
import CoreMetadata
import Foundation
import TestSupport
import Testing

@Suite struct `What is no core result` {
    @Test(arguments: [
        ("", CoreMetadataError.empty), (" \n\t", .empty),
        ("<!DOCTYPE html><html>", .notCore("an HTML or XML page")),
        ("[]", .notCore("JSON of another kind")), ("null", .notCore("JSON of another kind")),
        ("{}", .notCore("an object without detections")),
        (#"{"detections":[]}"#, .notCore("an object without detections")),
        (#"{"errors":[{"message":"Job not found"}]}"#, .notCore("an error answer of the service")),
        (
            #"{"version_info":{"metadata_type":"visual_captions","metadata_format_version":"1.2.0"}}"#,
            .notCore("metadata of the type visual_captions")
        ),
        (#"{"selected_sections":[]}"#, .notCore("metadata of the type visual_captions")),
        (
            "{\"version_info\":{\"metadata_type\":\"seconds_objects\\u001b[2J\"}}",
            .notCore("metadata of the type seconds_objects2J")
        ),
    ])
    func `is named as what it is`(text: String, expected: CoreMetadataError) {
        let error = #expect(throws: CoreMetadataError.self) { try CoreMetadata.summary(of: Data(text.utf8)) }
        #expect(error == expected)
        #expect(error?.message.hasSuffix(".") == true)
    }

    @Test(arguments: [
        ("WEBVTT\n\n1", 1, 1), ("{\n \"detections\": {\n  \"1\": x}}", 3, 8), ("{\"a\": 0123}", 1, 8),
        ("{\"a\": 1,}", 1, 9), ("{\"a\" 1}", 1, 6), ("{\"a\": \"\u{1}\"}", 1, 8), ("{\"a\": [1}", 1, 9),
        ("{} {}", 1, 4), ("{\"a\": \"\\x\"}", 1, 9), ("{\"a\": tree}", 1, 9), ("{\"a\": -}", 1, 8), ("{a:1}", 1, 2),
        ("{\"a\": \"\\u00g0\"}", 1, 12),
    ])
    func `where it stops being JSON is told`(text: String, line: Int, column: Int) {
        #expect(throws: CoreMetadataError.notJSON(line: line, column: column)) {
            try CoreMetadata.summary(of: Data(text.utf8))
        }
    }

    @Test(arguments: [
        "{\"detections\": {}", "{\"detections\": {\"1\": {\"t\": \"visual.con", "{\"a\": tru", "{\"a\": 1.",
        "{\"a\": \"\\u12",
        "{\"a\": 1e", "{\"a\": \"\\",
    ])
    func `a text that ends too early is not whole`(text: String) {
        #expect(throws: CoreMetadataError.truncated) { try CoreMetadata.summary(of: Data(text.utf8)) }
    }

    @Test(arguments: ["[", "{\"detections\":"], [600, 1_000_000])
    func `deep nesting is an error and no crash`(opening: String, depth: Int) {
        let text = String(repeating: opening, count: depth)
        #expect(throws: CoreMetadataError.tooDeep) { try CoreMetadata.summary(of: Data(text.utf8)) }
    }

    @Test func `deep nesting where nobody looks is one too`() {
        let deep = String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
        let text = "{\"detections\":{\"1\":{\"t\":\"v\",\"a\":\(deep)}}}"
        #expect(throws: CoreMetadataError.tooDeep) { try CoreMetadata.summary(of: Data(text.utf8)) }
    }

    @Test func `every beginning of a result is an error`() throws {
        let whole = try Fixture.data(named: "client-core-1.8.1.json")
        let end = try #require(whole.lastIndex(of: UInt8(ascii: "}")))
        for length in stride(from: 0, through: end, by: 13) {
            #expect(throws: CoreMetadataError.self) { try CoreMetadata.summary(of: whole.prefix(length)) }
        }
    }

    @Test func `damaged bytes never crash`() throws {
        let whole = try Fixture.data(named: "client-core-1.8.1.json")
        for index in whole.indices where index % 17 == 0 {
            for byte: UInt8 in [0xFF, 0x00, 0x22, 0x5B] {
                var damaged = whole
                damaged[index] = byte
                if let summary = try? CoreMetadata.summary(of: damaged) { #expect(summary.detections <= 11) }
            }
        }
    }

    @Test func `what cannot be read says why`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(throws: CoreMetadataError.unreadable("there is no such file")) {
            try CoreMetadata.summary(ofFileAt: folder.path + "/none.json")
        }
        #expect(throws: CoreMetadataError.unreadable("it is no file")) {
            try CoreMetadata.summary(ofFileAt: folder.path)
        }
        let file = folder.appendingPathComponent("result.json")
        try Fixture.data(named: "client-core-1.3.1.json").write(to: file)
        #expect(try CoreMetadata.summary(ofFileAt: file.path).title == "Old reel")
        // Sparse: it only says that it is large.
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: UInt64(CoreMetadata.largestFile) + 1)
        try handle.close()
        #expect(throws: CoreMetadataError.tooLarge(bytes: Int64(CoreMetadata.largestFile) + 1)) {
            try CoreMetadata.summary(ofFileAt: file.path)
        }
    }
}
