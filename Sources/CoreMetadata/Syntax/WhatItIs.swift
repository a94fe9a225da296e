import Foundation
import StrictJSON

/// Says what a text is that is no JSON, and where it stops being it.
enum WhatItIs {
    /// - Returns: `nil` for JSON of any kind.
    static func fault(in data: Data) -> CoreMetadataError? {
        let content = data.prefix(4096).drop { [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
        guard let first = content.first else { return .empty }
        if first == UInt8(ascii: "<") { return .notCore("an HTML or XML page") }
        if content.starts(with: [0x1F, 0x8B]) { return .notCore("a compressed file") }
        return data.withUnsafeBytes { bytes in
            switch JSONSyntax.firstFault(in: bytes) {
            case .place(let offset): place(offset, in: bytes)
            case .end: .truncated
            case .depth: .tooDeep
            case nil: nil
            }
        }
    }

    private static func place(_ offset: Int, in bytes: UnsafeRawBufferPointer) -> CoreMetadataError {
        let before = bytes[..<offset]
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        return .notJSON(line: line, column: offset - lineStart + 1)
    }
}
