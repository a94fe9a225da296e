import AnalysisModel
import CoreMetadata
import Foundation
import TestSupport
import Testing

/// What the reader of result files takes for JSON.
@Suite struct `JSON in a result file` {
    typealias Document = JSONDocuments.Document

    /// What a text turns out to be, alone and as a member that nobody looks at.
    private func verdicts(_ bytes: [UInt8]) -> (alone: CoreMetadataError?, within: CoreMetadataError?) {
        (error(Data(bytes)), error(Data("{\"detections\":{},\"x\":".utf8 + bytes + "}".utf8)))
    }

    private func error(_ data: Data) -> CoreMetadataError? {
        do {
            _ = try CoreMetadata.summary(of: data)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: JSONDocuments.valid)
    func `what is JSON is taken`(document: Document) {
        let (alone, within) = verdicts(document.bytes)
        #expect(within == nil)
        let isObject = document.bytes.first { $0 > 0x20 } == UInt8(ascii: "{")
        #expect(alone == .notCore(isObject ? "an object without detections" : "JSON of another kind"))
    }

    @Test(arguments: JSONDocuments.invalid)
    func `what is no JSON is refused in one sentence`(document: Document) {
        let (alone, within) = verdicts(document.bytes)
        for error in [alone, document.name == JSONDocuments.validWithin ? alone : within] {
            switch error {
            case .notJSON, .truncated, .notCore("an HTML or XML page"): break
            default: Issue.record("It was taken for JSON: \(String(describing: error))")
            }
            let message = error?.message ?? ""
            #expect(message.hasSuffix(".") && message.count { $0 == "." } == 1 && !message.contains("\n"))
        }
    }

    /// Numbers of any size are taken, and bytes that are no UTF-8 where nobody looks at them.
    @Test(arguments: JSONDocuments.either)
    func `what the standard leaves open is taken`(document: Document) {
        let (alone, within) = verdicts(document.bytes)
        #expect(within == nil)
        #expect(alone == .notCore("JSON of another kind") || alone == .notCore("an object without detections"))
    }

    /// Where somebody looks, it costs no more than the one text or number.
    @Test(arguments: JSONDocuments.either + JSONDocuments.valid)
    func `a label of any kind costs no other`(document: Document) throws {
        let text = Data(
            #"{"detections":{"1":{"t":"v","label":"#.utf8 + document.bytes
                + #","occs":[{"ss":0,"se":1}]},"2":{"t":"w","occs":[{"ss":"#.utf8 + document.bytes
                + #","se":2}]}}}"#.utf8)
        let summary = try CoreMetadata.summary(of: text)
        #expect(summary.detections == 2)
    }

    @Test func `a mark of byte order may stand before a result, another encoding may not`() throws {
        let text = #"{"detections":{}}"#
        #expect(error(Data("\u{FEFF}\(text)".utf8)) == nil)
        for encoding in [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian, .utf32] {
            guard case .notJSON = error(try #require(text.data(using: encoding))) else {
                Issue.record("\(encoding) was taken")
                continue
            }
        }
    }

    @Test func `a label that is no Unicode is told all the same`() throws {
        let text =
            Data(
                #"{"detections":{"1":{"t":"v","label":"boat\ud83d","occs":[{"ss":0,"se":1}]},"2":{"t":"v","label":"L"#
                    .utf8)
            + [0xE4] + Data(#"r","occs":[{"ss":0,"se":1}]}}}"#.utf8)
        #expect(try CoreMetadata.summary(of: text).labels.map(\.label) == ["L\u{FFFD}r", "boat\u{FFFD}"])
    }

    @Test func `a result that ends at any byte is not whole`() {
        let whole = Data(
            #"{"version_info":{"metadata_type":"core"},"detections":{"1":{"t":"v\u00e4","occs":[{"ss":-1.5e1}]}},"x":null}"#
                .utf8)
        #expect(error(whole) == nil)
        for length in 1..<whole.count { #expect(error(whole.prefix(length)) == .truncated, "\(length)") }
    }

    @Test func `what is far too much is an error of its own`() {
        for (name, bytes) in JSONDocuments.extremes(isLong: isLong) {
            let expected: CoreMetadataError =
                switch name {
                case "spaces": .empty
                case _ where name.contains("end") || name.contains("deep"): .tooDeep
                case _ where bytes.first == UInt8(ascii: "{"): .notCore("an object without detections")
                default: .notCore("JSON of another kind")
                }
            #expect(error(Data(bytes)) == expected, "\(name)")
        }
    }

    @Test func `what is far too much in a member costs the member`() throws {
        let digits = String(repeating: "7", count: isLong ? 10_000_000 : 1_000_000)
        let members = (0..<(isLong ? 1_000_000 : 10_000)).map { "\"t\":\"type\($0)\"" }.joined(separator: ",")
        let text = """
            {"media_info":{"technical":{"duration_s":\(digits),"fps":25}},"detections":{
            "1":{\(members)},"2":{"t":"w","label":"\(digits)","occs":[{"ss":0.\(digits),"se":1}]}}}
            """
        let summary = try CoreMetadata.summary(of: Data(text.utf8))
        #expect(summary.technical.duration == nil)
        #expect(summary.technical.framesPerSecond == 25)
        // Of members of the same name the first counts.
        #expect(summary.byType.map(\.type) == ["type0", "w"])
        #expect(summary.labels.map(\.label.utf8.count) == [digits.utf8.count])
    }
}
