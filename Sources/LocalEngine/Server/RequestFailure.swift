import HTTPTypes
import Hummingbird
import NIOCore

/// An answer that says no, in the service's documented form: `{"errors":[{"message":…}]}`.
struct RequestFailure: Error, Hashable {
    var status: HTTPResponse.Status
    /// One or more, in the order in which they are told.
    var messages: [String]
    /// What the answer's head says besides.
    var headers: HTTPFields

    init(status: HTTPResponse.Status, messages: [String], headers: HTTPFields = [:]) {
        self.status = status
        self.messages = messages
        self.headers = headers
    }

    init(status: HTTPResponse.Status, message: String) { self.init(status: status, messages: [message]) }

    static let malformedBody = RequestFailure(status: .badRequest, message: "Malformed request body")
    static let malformedRequest = RequestFailure(status: .badRequest, message: "Malformed HTTP request")
    static let invalidKey = RequestFailure(status: .unauthorized, message: "Invalid API key")
    static let unknownFunction = RequestFailure(status: .notFound, message: "Unknown function")
    static let jobNotFound = RequestFailure(status: .notFound, message: "Job not found")
    static let uploadNotFound = RequestFailure(status: .notFound, message: "Upload not found")
    static let internalError = RequestFailure(
        status: .internalServerError, message: "The engine failed to process the request; its log says why")
    static let diskFull = RequestFailure(status: .internalServerError, message: "The engine's disk is full")

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

    static func noPermission(for function: EngineFunction) -> RequestFailure {
        RequestFailure(
            status: .unauthorized, message: "API key lacks permission for this operation: \(function.rawValue)")
    }

    static func wrongMethod(for function: EngineFunction) -> RequestFailure {
        RequestFailure(
            status: .methodNotAllowed,
            messages: ["\(function.rawValue) takes \(function.method.rawValue) requests"],
            headers: [.allow: function.method.rawValue])
    }

    var json: JSONValue { ["errors": .array(messages.map { ["message": .string($0)] })] }

    var response: Response {
        var response = Response.json(status: status, json)
        response.headers.append(contentsOf: headers)
        return response
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
