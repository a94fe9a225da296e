import AnalysisModel

/// How results of a type begin, as far as that tells them from a page or an error that came in their place.
struct ResultBeginning: Sendable {
    let type: ResultType

    /// Continues "The answer is not …".
    var expected: String { type.isJSON ? "a result in JSON" : "a result of type \(type.rawValue)" }

    /// - Parameter head: the first bytes, all of them if there are only few.
    func fits(_ head: [UInt8]) -> Bool {
        let content = Self.content(head)
        guard let first = content.first else { return false }
        switch type {
        case .core, .framesFaces, .secondsObjects, .framesObjects, .visualCaptions: return first == UInt8(ascii: "{")
        case .speechVTT: return content.starts(with: "WEBVTT".utf8)
        case .speechTTML: return Self.isTTML(content)
        // Neither has a sign of its own, and neither begins as a page does.
        case .speechSRT, .speechAvid: return first != UInt8(ascii: "<")
        }
    }

    /// Without a byte order mark and white space before it.
    static func content(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        return bytes.dropFirst(bytes.starts(with: mark) ? mark.count : 0).drop(while: isSpace)
    }

    static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

    /// Its first element is `tt`, with whatever prefix.
    private static func isTTML(_ content: ArraySlice<UInt8>) -> Bool {
        let elements = String(decoding: content, as: UTF8.self).split(separator: "<")
            .filter { !$0.hasPrefix("?") && !$0.hasPrefix("!") }
        let name = elements.first?.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
        return content.first == UInt8(ascii: "<") && name?.split(separator: ":").last == "tt"
    }
}
