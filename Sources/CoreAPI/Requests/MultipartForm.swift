import NIOCore

/// A `multipart/form-data` body (RFC 7578): text fields, and at most one part of bytes at the end.
struct MultipartForm {
    /// Names are kajo's own and need no escaping; values may be anything.
    var fields: [(name: String, value: String)]
    var data: (name: String, bytes: ByteBuffer)?

    /// The bytes are copied once, into a buffer of the right size.
    func encoded(boundary: String) -> ByteBuffer {
        let head = headBytes(boundary: boundary)
        let tail = "\r\n--\(boundary)--\r\n"
        let size = head.utf8.count + (data?.bytes.readableBytes ?? 0) + tail.utf8.count
        var body = ByteBufferAllocator().buffer(capacity: size)
        body.writeString(head)
        if let data { body.writeImmutableBuffer(data.bytes) }
        body.writeString(tail)
        return body
    }

    /// A boundary that occurs in no value: the first of `source`'s proposals that will do.
    func boundary(from source: () -> String) -> String {
        var boundary = source()
        var attempt = 0
        while occurs(boundary) {
            attempt += 1
            // A source that always says the same must come to an end too.
            boundary = attempt < 8 ? source() : boundary + "\(attempt)"
        }
        return boundary
    }

    private func headBytes(boundary: String) -> String {
        var parts = fields.map { field in
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field.name)\"\r\n\r\n\(field.value)"
        }
        if let data {
            parts.append(
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(data.name)\"; filename=\"chunk\"\r\n"
                    + "Content-Type: application/octet-stream\r\n\r\n")
        }
        return parts.joined(separator: "\r\n")
    }

    private func occurs(_ boundary: String) -> Bool {
        if fields.contains(where: { $0.value.contains(boundary) }) { return true }
        guard let data else { return false }
        let needle = Array(boundary.utf8)
        return data.bytes.withUnsafeReadableBytes { bytes in Self.contains(needle, in: bytes) }
    }

    /// Horspool's search: looks at about one byte in `needle.count`, for a chunk may be several megabytes.
    private static func contains(_ needle: [UInt8], in bytes: UnsafeRawBufferPointer) -> Bool {
        guard let last = needle.last, bytes.count >= needle.count else { return needle.isEmpty }
        var skips = [Int](repeating: needle.count, count: 256)
        for (index, byte) in needle.dropLast().enumerated() { skips[Int(byte)] = needle.count - 1 - index }
        var end = needle.count - 1
        while end < bytes.count {
            let byte = bytes[end]
            if byte == last, bytes[(end - needle.count + 1)...end].elementsEqual(needle) { return true }
            end += skips[Int(byte)]
        }
        return false
    }
}
