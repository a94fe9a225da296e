import Foundation
import NIOCore

/// The parts of a `multipart/form-data` body (RFC 7578), held in the buffer they came in.
struct MultipartForm {
    /// More are not needed by any function; a flood of tiny parts is refused.
    static let mostParts = 16
    static let longestPartHead = 4096

    private(set) var parts: [String: ByteBuffer] = [:]

    /// Parses a whole body. The first of equal names counts.
    init(_ body: ByteBuffer, boundary: String) throws(RequestFailure) {
        let view = body.readableBytesView
        let delimiter = Array("--\(boundary)".utf8)
        guard var position = Self.find(delimiter, in: view, from: view.startIndex) else { throw .malformedBody }
        position += delimiter.count
        for _ in 0...Self.mostParts {
            if view[position...].starts(with: "--".utf8) { return }
            position = try Self.endOfLine(view, position)
            let headEnd = try Self.endOfHead(view, position)
            let name = try Self.name(inHead: String(decoding: view[position..<headEnd], as: UTF8.self))
            let contentStart = headEnd + 4
            guard let contentEnd = Self.find(Array("\r\n".utf8) + delimiter, in: view, from: contentStart) else {
                throw .malformedBody
            }
            let content = body.getSlice(at: contentStart, length: contentEnd - contentStart)
            if parts[name] == nil { parts[name] = content ?? ByteBuffer() }
            position = contentEnd + 2 + delimiter.count
        }
        throw .refused("Malformed request body: too many parts")
    }

    /// The boundary in a `Content-Type`; `nil` where it is another type or has none.
    static func boundary(inContentType value: String) -> String? {
        let fields = value.split(separator: ";").map { $0.trimmingSpaces() }
        guard fields.first?.lowercased() == "multipart/form-data" else { return nil }
        for field in fields.dropFirst() where field.lowercased().hasPrefix("boundary=") {
            let boundary = String(field.dropFirst("boundary=".count)).unquoted()
            return (1...70).contains(boundary.utf8.count) ? boundary : nil
        }
        return nil
    }

    /// Behind a delimiter there may be spaces, then there must be a line's end.
    private static func endOfLine(_ view: ByteBufferView, _ start: Int) throws(RequestFailure) -> Int {
        var position = start
        while position < view.endIndex, view[position] == 0x20 || view[position] == 0x09 { position += 1 }
        guard view[position...].starts(with: "\r\n".utf8) else { throw .malformedBody }
        return position + 2
    }

    private static func endOfHead(_ view: ByteBufferView, _ start: Int) throws(RequestFailure) -> Int {
        let limit = min(view.endIndex, start + longestPartHead)
        guard let end = find(Array("\r\n\r\n".utf8), in: view[start..<limit], from: start) else {
            throw .malformedBody
        }
        return end
    }

    private static func name(inHead head: String) throws(RequestFailure) -> String {
        for line in head.components(separatedBy: "\r\n") where line.lowercased().hasPrefix("content-disposition:") {
            for field in line.split(separator: ";").dropFirst().map({ $0.trimmingSpaces() })
            where field.lowercased().hasPrefix("name=") {
                return String(field.dropFirst("name=".count)).unquoted()
            }
        }
        throw .malformedBody
    }

    /// First position of `needle`. Looks for its last byte in strides, since chunks are megabytes of noise.
    private static func find(_ needle: [UInt8], in view: ByteBufferView, from start: Int) -> Int? {
        var skip = [Int](repeating: needle.count, count: 256)
        for (position, byte) in needle.dropLast().enumerated() { skip[Int(byte)] = needle.count - 1 - position }
        return view.withUnsafeBytes { bytes in
            var position = start - view.startIndex
            while position + needle.count <= bytes.count {
                if bytes[position..<(position + needle.count)].elementsEqual(needle) {
                    return position + view.startIndex
                }
                position += skip[Int(bytes[position + needle.count - 1])]
            }
            return nil
        }
    }
}

extension StringProtocol {
    fileprivate func trimmingSpaces() -> String { String(self).trimmingCharacters(in: .whitespaces) }

    fileprivate func unquoted() -> String {
        count > 1 && hasPrefix("\"") && hasSuffix("\"") ? String(dropFirst().dropLast()) : String(self)
    }
}
