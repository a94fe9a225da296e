import CoreAPI
import Foundation
import NIOCore
import TestSupport
import Testing

@Suite struct `Error answers` {
    struct Row: Sendable, CustomTestStringConvertible {
        var status: Int
        var body: String
        var code: APIError.Code
        var messages: [String]

        var testDescription: String { "\(status) \(body.prefix(60))" }
    }

    static let documented = [
        Row(
            status: 401, body: #"{"errors":[{"message":"Invalid API key"}]}"#, code: .unauthorized,
            messages: ["Invalid API key"]),
        Row(
            status: 400, body: #"{"errors":[{"message":"Missing required field: media.video.url"}]}"#,
            code: .badRequest, messages: ["Missing required field: media.video.url"]),
        Row(
            status: 400, body: #"{"errors":[{"message":"Malformed request body"}]}"#, code: .badRequest,
            messages: ["Malformed request body"]),
        Row(
            status: 404, body: #"{"errors":[{"message":"Job not found"}]}"#, code: .notFound,
            messages: ["Job not found"]),
        Row(status: 500, body: #"{"errors":[{"message":"a"},{"message":"b"}]}"#, code: .server, messages: ["a", "b"]),
        Row(status: 200, body: #"{"errors":[{"message":"late"}]}"#, code: .undecodable, messages: ["late"]),
    ]

    static let undocumented = [
        Row(status: 403, body: #"{"message":"Forbidden"}"#, code: .unauthorized, messages: ["Forbidden"]),
        Row(status: 429, body: #"{"errors":["slow down"]}"#, code: .tooManyRequests, messages: ["slow down"]),
        Row(status: 400, body: #"{"errors":"plain"}"#, code: .badRequest, messages: ["plain"]),
        Row(status: 400, body: #"{"errors":{"message":"one"}}"#, code: .badRequest, messages: ["one"]),
        Row(
            status: 400, body: #"{"errors":[{"code":1},{"message":7},{"message":"x","more":{}},null,3]}"#,
            code: .badRequest, messages: ["7.0", "x"]),
        Row(
            status: 400, body: #"{"errors":[{"message":["nested"]}]}"#, code: .badRequest,
            messages: [#"The service answered 400 (Bad Request). It says: {"errors":[{"message":["nested"]}]}"#]),
        Row(
            status: 400,
            body: "{\"errors\":[{\"message\":\"\u{FEFF}\"},{\"message\":\"\u{200B} \"},{\"message\":\"seen\"}]}",
            code: .badRequest, messages: ["seen"]),
        Row(
            status: 500, body: "", code: .server,
            messages: ["The service answered 500 (Internal Server Error). The answer is empty."]),
        Row(
            status: 502,
            body: "<html><head><title>502 Bad\r\nGateway</title></head><body><h1>no</h1></body></html>", code: .server,
            messages: ["The service answered 502 (Bad Gateway). It says: 502 Bad Gateway"]),
        Row(
            status: 504, body: "<!DOCTYPE html><BODY class=x><h1>Too <b>slow</b></h1><hr></BODY>", code: .server,
            messages: ["The service answered 504 (Gateway Timeout). It says: Too slow"]),
        Row(
            status: 418, body: "tea\u{1B}[31m\u{0}\u{202E}pot", code: .unexpectedStatus,
            messages: ["The service answered 418 (I'm a teapot). It says: tea [31m pot"]),
        Row(
            status: 404, body: #"{"errors":[{"mess"#, code: .notFound,
            messages: [#"The service answered 404 (Not Found). It says: {"errors":[{"mess"#]),
        Row(
            status: 204, body: "", code: .unexpectedStatus,
            messages: ["The service answered 204 (No Content). The answer is empty."]),
        Row(
            status: 200, body: #"{"errors":[]}"#, code: .undecodable,
            messages: [#"The service answered 200 with an error that says nothing. It says: {"errors":[]}"#]),
        Row(
            status: 200, body: #"{"job_id":"j","status":"queued","errors":[{}]}"#, code: .undecodable,
            messages: [
                "The service answered 200 with an error that says nothing. "
                    + #"It says: {"job_id":"j","status":"queued","errors":[{}]}"#
            ]),
    ]

    @Test(arguments: documented + undocumented)
    func `every message comes in order, or kajo's own words`(row: Row) async throws {
        let error = try await ClientUnderTest(.jobStatus, .scripted(status: row.status, row.body)).failure(.jobStatus)
        #expect(error?.code == row.code)
        #expect(error?.status == row.status)
        #expect(error?.messages == row.messages)
        #expect(error?.requestMayHaveArrived == true)
    }

    @Test(arguments: Endpoint.allCases)
    func `every function fails on an error with any status`(endpoint: Endpoint) async throws {
        let refused = try Fixture.data(named: "error-invalid-key.json")
        for status in [200, 401] {
            let error = try await ClientUnderTest(endpoint, .scripted(status: status, refused)).failure(endpoint)
            #expect(error?.code == (status == 200 ? .undecodable : .unauthorized))
            #expect(error?.messages == ["Invalid API key"])
        }
    }

    /// What else the success of these holds is not documented.
    static let confirmations: Set<Endpoint> = [.sendFileChunk, .cancelJob, .deleteJob]

    @Test(
        arguments: Endpoint.allCases.filter { !confirmations.contains($0) },
        ["", "<html></html>", "nonsense", "[", "7"])
    func `a 200 that says nothing of use is undecodable`(endpoint: Endpoint, body: String) async throws {
        let error = try await ClientUnderTest(endpoint, .scripted(body)).failure(endpoint)
        #expect(error?.code == .undecodable)
        #expect(error?.messages.count == 1)
    }

    @Test func `a body that breaks off does not hide its status`() async throws {
        let reply = HTTPReply.cutOff(status: 401, #"{"errors":[{"message":"Invalid API key"}]}"#, after: 25)
        let error = try await ClientUnderTest(.listJobs, reply).failure(.listJobs)
        #expect(error?.code == .unauthorized)
        #expect(error?.messages.first?.contains("401") == true)
    }

    @Test(arguments: [
        ("https://evil.example:8443/x?api_key=1#f", "evil.example:8443"), ("//evil.example/x", "evil.example"),
        ("https://user:pw@evil.example", "evil.example"),
    ])
    func `a redirect names its host and nothing more`(location: String, host: String) async throws {
        let reply = HTTPReply.scripted(status: 302, headers: [("location", location)], "moved")
        let test = try ClientUnderTest(.newJob, reply)
        let error = await test.failure(.newJob)
        #expect(error?.code == .unexpectedStatus)
        #expect(
            error?.messages == [
                "The service answered 302 (Found). A redirect to \(host) was refused, for the key would go with it."
            ])
        #expect(await test.transport.calls.count == 1)
    }

    @Test(arguments: [
        ("120", 120.0), (" 1.5 ", 1.5), ("Sun, 06 Nov 1994 08:50:37 GMT", 60), ("Sunday, 06-Nov-94 08:50:37 GMT", 60),
        ("Sun Nov  6 08:50:37 1994", 60), ("Sun, 06 Nov 1994 08:48:37 GMT", -60), ("1e300", 1e12), ("-5", -5),
    ])
    func `Retry-After is seconds or a date`(value: String, seconds: Double) async throws {
        let reply = HTTPReply.scripted(status: 429, headers: [("retry-after", value)], "")
        let error = try await ClientUnderTest(.listJobs, reply).failure(.listJobs)
        #expect(error?.retryAfter == .seconds(seconds))
    }

    @Test(arguments: ["", "soon", "nan", "inf", "Sun, 99 Nov 1994"])
    func `a senseless Retry-After is none`(value: String) async throws {
        let reply = HTTPReply.scripted(status: 503, headers: [("Retry-After", value)], "")
        let error = try await ClientUnderTest(.listJobs, reply).failure(.listJobs)
        #expect(error?.code == .server)
        #expect(error?.retryAfter == nil)
    }

    @Test func `an answer without measure is not read to its end`() async throws {
        let piece = ByteBuffer(repeating: UInt8(ascii: " "), count: 1 << 20)
        let reply = HTTPReply.scripted(pieces: Array(repeating: piece, count: 9))
        let error = try await ClientUnderTest(.jobStatus, reply).failure(.jobStatus)
        #expect(error?.code == .undecodable)
        #expect(error?.messages == ["The answer is longer than 8388608 bytes and was not read to its end."])
    }

    @Test func `an excerpt is short whatever the page`() async throws {
        let page = "<p>" + String(repeating: "e\u{301}\u{301}\u{301}<i>", count: 50_000)
        let error = try await ClientUnderTest(.jobStatus, .scripted(status: 500, page)).failure(.jobStatus)
        #expect((error?.messages.first?.unicodeScalars.count ?? 1000) < 380)
    }

    @Test(arguments: Endpoint.allCases, ["[", #"{"errors":"#])
    func `deep nesting is an error and no crash`(endpoint: Endpoint, opening: String) async throws {
        let body = opening + String(repeating: opening == "[" ? "[" : #"[{"a":"#, count: 100_000)
        let error = try await ClientUnderTest(endpoint, .scripted(body)).failure(endpoint)
        #expect(Self.confirmations.contains(endpoint) || error?.code == .undecodable)
    }
}
