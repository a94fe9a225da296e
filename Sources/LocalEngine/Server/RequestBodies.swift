import HTTPTypes
import Hummingbird
import NIOCore

/// Collects bodies up to a limit and checks that they are of the kind they claim to be.
struct RequestBodies: Sendable {
    /// Far more than any documented JSON request needs.
    static let jsonLimit = 64 * 1024
    /// Room for boundaries, part heads and small fields beside a chunk.
    static let formOverhead = 64 * 1024

    let chunkBytes: Int

    func json(_ request: Request) async throws -> JSONFields {
        guard Self.mediaType(of: request) == "application/json" else { throw RequestFailure.malformedBody }
        return try JSONFields(parsing: try await collect(request, limit: Self.jsonLimit).readableBytesView)
    }

    func form(_ request: Request) async throws -> FormFields {
        guard let type = request.headers[.contentType], let boundary = MultipartForm.boundary(inContentType: type)
        else {
            throw RequestFailure.malformedBody
        }
        let body = try await collect(request, limit: formLimit)
        return FormFields(form: try MultipartForm(body, boundary: boundary))
    }

    func formOrJSON(_ request: Request) async throws -> FormFields {
        guard Self.mediaType(of: request) == "application/json" else { return try await form(request) }
        return FormFields(json: try await json(request))
    }

    private func collect(_ request: Request, limit: Int) async throws -> ByteBuffer {
        let told = request.headers[.contentLength].flatMap { Int($0) } ?? 0
        guard told <= limit else { throw RequestFailure.tooLarge(limit: limit) }
        // A chunk is megabytes: room for all of it, so that what has come need not be moved to a larger place each time.
        var body = ByteBufferAllocator().buffer(capacity: max(0, told))
        for try await var part in request.body {
            guard body.readableBytes + part.readableBytes <= limit else { throw RequestFailure.tooLarge(limit: limit) }
            body.writeBuffer(&part)
        }
        return body
    }

    /// Whether a body of a length is refused without a look at it.
    /// - Parameter type: its `Content-Type`.
    func refuse(length: Int, type: String?) -> Bool {
        length > (Self.mediaType(type) == "application/json" ? Self.jsonLimit : formLimit)
    }

    private var formLimit: Int { chunkBytes + Self.formOverhead }

    private static func mediaType(of request: Request) -> String? { mediaType(request.headers[.contentType]) }

    private static func mediaType(_ contentType: String?) -> String? {
        contentType?.split(separator: ";").first.map { $0.lowercased().filter { !$0.isWhitespace } }
    }
}
