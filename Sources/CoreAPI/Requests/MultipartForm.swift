import NIOCore

/// A `multipart/form-data` body (RFC 7578): text fields, and at most one part of bytes at the end.
struct MultipartForm {
    /// Names are kajo's own and need no escaping; values may be anything.
    var fields: [(name: String, value: String)]
    /// The name of the part of bytes that follows the fields.
    var dataName: String?

    /// A body in memory.
    func encoded(boundary: String, data: ByteBuffer = ByteBuffer()) -> ByteBuffer {
        let (head, tail) = (head(boundary: boundary), tail(boundary: boundary))
        var body = ByteBufferAllocator().buffer(
            capacity: head.utf8.count + data.readableBytes + tail.utf8.count)
        body.writeString(head)
        body.writeImmutableBuffer(data)
        body.writeString(tail)
        return body
    }

    /// What comes before the part of bytes, or before the end.
    func head(boundary: String) -> String {
        var parts = fields.map { field in
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field.name)\"\r\n\r\n\(field.value)"
        }
        if let dataName {
            parts.append(
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(dataName)\"; filename=\"chunk\"\r\n"
                    + "Content-Type: application/octet-stream\r\n\r\n")
        }
        return parts.joined(separator: "\r\n")
    }

    func tail(boundary: String) -> String { "\r\n--\(boundary)--\r\n" }

    /// A boundary that occurs in no field: the first of `source`'s proposals that will do.
    ///
    /// The part of bytes is not searched, which would mean to read it twice: a proposal has 122 bits of chance that are
    /// younger than the file.
    func boundary(from source: () -> String) -> String {
        var boundary = source()
        var attempt = 0
        while fields.contains(where: { $0.value.contains(boundary) }) {
            attempt += 1
            // A source that always says the same must come to an end too.
            boundary = attempt < 8 ? source() : boundary + "\(attempt)"
        }
        return boundary
    }
}
