import CSimdjson
import Foundation
import StrictJSON

/// The text is none that can be read; where and why is found out by another look at it.
enum TextFault: Error {
    case notWhole
    case file(CoreMetadataError)
}

/// Parses one piece of a text after the other in the same memory.
struct PieceParser: ~Copyable {
    /// As deep as `JSONSyntax` goes, and a little more, so that it is the one who says no.
    static let deepest = 600

    private let parser: OpaquePointer

    init() throws(TextFault) {
        guard let parser = csj_parser_make(Self.deepest) else { throw .file(.unreadable("there is no memory left")) }
        self.parser = parser
    }

    deinit { csj_parser_free(parser) }

    /// - Parameter bytes: one value; readable for `CSJ_PADDING` behind it.
    func parsed(_ bytes: UnsafeBufferPointer<UInt8>) throws(TextFault) -> JSONNode {
        if let node = node(bytes) { return node }
        // simdjson refuses more than the standard does.
        guard JSONSyntax.firstFault(in: UnsafeRawBufferPointer(bytes)) == nil else { throw .notWhole }
        var repaired = Array(RepairedNumbers.of(RepairedText.of(Data(bytes))))
        let count = repaired.count
        repaired += [UInt8](repeating: 0x20, count: Int(CSJ_PADDING))
        let node = repaired.withUnsafeBufferPointer { self.node(UnsafeBufferPointer(rebasing: $0[..<count])) }
        guard let node else { throw .notWhole }
        return node
    }

    /// As JSON without white space.
    func written(_ node: JSONNode) -> String { JSONNode.string(csj_written(parser, node.value)) }

    private func node(_ bytes: UnsafeBufferPointer<UInt8>) -> JSONNode? {
        var root = csj_value()
        guard let first = bytes.baseAddress, csj_parse(parser, first, bytes.count, &root) else { return nil }
        return JSONNode(root)
    }
}

/// Numbers that no 64 bits hold become null: they can be neither a time nor a size.
enum RepairedNumbers {
    /// - Parameter json: well-formed.
    static func of(_ json: Data) -> Data {
        var repaired = [UInt8](json)
        var (index, isInText) = (0, false)
        while index < repaired.count {
            switch repaired[index] {
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "\""):
                isInText.toggle()
                index += 1
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                if isInText { index += 1 } else { index = repair(&repaired, from: index) }
            default: index += 1
            }
        }
        return Data(repaired)
    }

    private static func repair(_ bytes: inout [UInt8], from start: Int) -> Int {
        let end = bytes[start...].firstIndex { !"+-.eE0123456789".utf8.contains($0) } ?? bytes.endIndex
        let number = String(decoding: bytes[start..<end], as: UTF8.self)
        let isWhole = !number.contains { $0 == "." || $0 == "e" || $0 == "E" }
        // An exponent of many digits is beyond what simdjson counts, whatever stands before it.
        let exponent = number.split { $0 == "e" || $0 == "E" }.dropFirst().first?.count ?? 0
        if (isWhole && end - start > 18) || exponent > 9 || Double(number)?.isFinite != true {
            let null = Array("null".utf8) + [UInt8](repeating: 0x20, count: end - start - 4)
            bytes.replaceSubrange(start..<end, with: null)
        }
        return end
    }
}
