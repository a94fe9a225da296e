import CoreMetadata
import Foundation
import Testing

/// A folder of JSON texts named as those of the JSONTestSuite: `y_` is JSON, `n_` is none, `i_` is left open.
@Suite struct `A folder of JSON texts` {
    /// Where it is; without it there is nothing to test.
    static let folder = ProcessInfo.processInfo.environment["KAJO_JSON_SUITE"] ?? ""

    /// Earlier editions ask for one of both where a text is no UTF-8; the present one leaves these open.
    static let leftOpen = [
        "string_UTF8_surrogate_U+D800", "string_invalid_utf-8", "string_iso_latin_1",
        "string_lone_utf8_continuation_byte",
        "string_overlong_sequence_2_bytes", "string_overlong_sequence_6_bytes", "string_overlong_sequence_6_bytes_null",
        "string_utf16BE_no_BOM", "string_utf16LE_no_BOM",
    ]

    static var names: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".json") && ["y_", "n_", "i_"].contains($0.prefix(2)) }.sorted()
    }

    @Test(.enabled(if: !folder.isEmpty), arguments: names)
    func `is taken, refused, or decided, as its name says`(name: String) throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: Self.folder + "/" + name))
        let isTaken: Bool
        do {
            _ = try CoreMetadata.summary(of: data)
            isTaken = true
        } catch {
            switch error {
            case .notCore(let what): isTaken = what.contains("JSON") || what.contains("object")
            default: isTaken = false
            }
        }
        let isOpen = name.hasPrefix("i_") || Self.leftOpen.contains(String(name.dropFirst(2).dropLast(5)))
        // What is left open must end in one of both, and did.
        if !isOpen { #expect(isTaken == name.hasPrefix("y_")) }
    }

    @Test(.enabled(if: !folder.isEmpty)) func `holds some of each kind`() {
        for kind in ["y_", "n_", "i_"] { #expect(Self.names.contains { $0.hasPrefix(kind) }) }
    }
}
