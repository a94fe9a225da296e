import HTTPTypes
import Hummingbird
import NIOCore

/// An answer that says no, in the service's documented form: `{"errors":[{"message":…}]}`.
struct RequestFailure: Error, Hashable {
    var status: HTTPResponse.Status
    var message: String

    static let malformedBody = RequestFailure(status: .badRequest, message: "Malformed request body")
    static let invalidKey = RequestFailure(status: .unauthorized, message: "Invalid API key")
    static let jobNotFound = RequestFailure(status: .notFound, message: "Job not found")
    static let uploadNotFound = RequestFailure(status: .notFound, message: "Upload not found")
    static let internalError = RequestFailure(
        status: .internalServerError, message: "The engine failed to process the request; its log says why")

    /// - Parameter path: dotted, for instance `media.video.url`.
    static func missing(_ path: String) -> RequestFailure {
        RequestFailure(status: .badRequest, message: "Missing required field: \(path)")
    }

    static func invalid(_ path: String, _ reason: String) -> RequestFailure {
        RequestFailure(status: .badRequest, message: "Invalid value for field \(path): \(reason)")
    }

    static func refused(_ message: String) -> RequestFailure {
        RequestFailure(status: .badRequest, message: message)
    }

    static func tooLarge(limit: Int) -> RequestFailure {
        RequestFailure(status: .contentTooLarge, message: "The request body is larger than \(limit) bytes")
    }

    var response: Response {
        .json(status: status, ["errors": .array([["message": .string(message)]])])
    }
}

extension Response {
    static func json(status: HTTPResponse.Status = .ok, _ value: JSONValue) -> Response {
        let buffer = ByteBuffer(string: value.text)
        return Response(
            status: status,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: buffer))
    }
}
