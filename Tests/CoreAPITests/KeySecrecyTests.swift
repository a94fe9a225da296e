import CoreAPI
import Foundation
import TestSupport
import Testing

/// Feeds a known key through every way in which a server may say it again, and looks for it.
@Suite struct `Key secrecy` {
    static let secret = ClientUnderTest.secret
    static let percent = "canary%2F%2B%26%3D%25%C3%A9-key"

    static var echoes: [String] {
        let everyByte = secret.utf8.map { String(format: "%%%02x", $0) }.joined()
        let url = "https://api.example/core/1.0/list_jobs?api_key=\(percent)&n=1"
        return [
            secret, percent, percent.lowercased(), everyByte, url, percent.replacing("%", with: "%25"),
            Data(secret.utf8).base64EncodedString(), Data("key:\(secret)".utf8).base64EncodedString(),
            Data("ab\(secret)x".utf8).base64EncodedString(), secret.replacing("/", with: "\\/"),
            secret.replacing("&", with: "&amp;"),
        ]
    }

    @Test(.serialized, arguments: echoes, Endpoint.allCases)
    func `an echoed key is in no text of an error`(echo: String, endpoint: Endpoint) async throws {
        let message = try #require(String(data: JSONEncoder().encode(["message": "bad: \(echo)!"]), encoding: .utf8))
        let bodies = [
            "{\"errors\":[\(message)]}", "<title>\(echo)</title>", "\(echo)",
            String(repeating: "x", count: 200) + echo + echo + echo + echo,
            "{\"errors\":[\"\(echo)\",{\"x\":\"\(echo)\"}]}",
        ]
        for body in bodies {
            for status in [200, 302, 401, 500] {
                let headers = [
                    (name: "Location", value: "https://\(echo)/?\(echo)"), (name: "Retry-After", value: echo),
                ]
                let reply = HTTPReply.scripted(status: status, headers: headers, body)
                let error = try await ClientUnderTest(endpoint, reply).failure(endpoint)
                if let error { Self.expectNoKey(in: error) }
            }
        }
    }

    @Test func `the transport's words hold no key either`() async throws {
        let reason = "could not connect to https://api.example/?api_key=\(Self.percent)"
        let failure = TransportFailure(kind: .connect, reason: reason, requestMayHaveArrived: false)
        let error = try await ClientUnderTest([.listJobs: [.failure(failure)]]).failure(.listJobs)
        #expect(error?.messages == ["could not connect to https://api.example/?api_key=<key>"])
    }

    @Test func `a client prints without its key`() throws {
        let client = try ClientUnderTest().client
        var dumped = ""
        dump(client, to: &dumped)
        for text in [dumped, "\(client)", String(reflecting: client)] {
            #expect(!text.contains("canary"))
        }
    }

    @Test func `a log line is short and of one line`() {
        let error = APIError(
            endpoint: .newJob, code: .badRequest, status: 400,
            messages: ["a\nb\u{1B}[0m", String(repeating: "y", count: 5000)], requestMayHaveArrived: true)
        #expect(error.summary == "new_job answered 400")
        #expect(error.logDescription.hasPrefix("new_job answered 400: a b [0m | yyy"))
        #expect(error.logDescription.unicodeScalars.count <= 600)
    }

    private static func expectNoKey(in error: APIError) {
        var dumped = ""
        dump(error, to: &dumped)
        for text in error.messages + [error.summary, error.logDescription, "\(error)", dumped] {
            #expect(!text.contains("canary"), "\(error.messages)")
            #expect(!text.lowercased().contains("%63%61%6e%61%72%79"))
            #expect(!text.contains("Y2FuYXJ5"))
            #expect(!text.contains("Nhbm"))
        }
    }
}
