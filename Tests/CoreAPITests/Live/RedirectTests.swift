import CoreAPI
import Testing

/// A redirect takes the query with it, and with the query the key; so none is followed, wherever it leads.
@Suite struct Redirects {
    struct Target: Sendable, CustomTestStringConvertible {
        var name: String
        /// `%P` is the other server's port, `%Q` the first one's.
        var location: String
        /// What the error names of it; `nil` for a target without a host.
        var host: String?

        var testDescription: String { name }
    }

    static let targets = [
        Target(name: "another name", location: "http://localhost:%P/core/1.0/list_jobs", host: "localhost:%P"),
        Target(name: "another port", location: "http://127.0.0.1:%P/core/1.0/list_jobs", host: "127.0.0.1:%P"),
        Target(name: "another scheme", location: "https://127.0.0.1:%P/core/1.0/", host: "127.0.0.1:%P"),
        Target(name: "no scheme", location: "//127.0.0.1:%P/core/1.0/list_jobs", host: "127.0.0.1:%P"),
        Target(name: "a user", location: "http://canary-live:pw@127.0.0.1:%P/x", host: "127.0.0.1:%P"),
        Target(
            name: "the key in query and fragment",
            location: "http://127.0.0.1:%P/x?api_key=canary-live%2Fkey#canary-live/key", host: "127.0.0.1:%P"),
        Target(
            name: "a host that looks like ours", location: "http://127.0.0.1:%Q@127.0.0.1:%P/", host: "127.0.0.1:%P"),
        Target(name: "backslashes", location: "http:\\\\127.0.0.1:%P\\x", host: nil),
        Target(name: "the service itself", location: "http://127.0.0.1:%Q/core/1.0/other", host: "127.0.0.1:%Q"),
        Target(name: "a relative path", location: "/core/1.0/elsewhere?a=canary-live/key", host: nil),
        Target(name: "nothing", location: "", host: nil),
    ]

    @Test(arguments: [301, 302, 303, 307, 308], targets)
    func `is never followed, and its error names the host alone`(status: Int, target: Target) async throws {
        let other = try RawServer(.bytes("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{\"jobs\":[]}"))
        other.start()
        defer { other.stop() }
        let service = try RawServer { port in
            let location = target.location.replacing("%P", with: "\(other.port)").replacing("%Q", with: "\(port)")
            return .bytes("HTTP/1.1 \(status) x\r\nLocation: \(location)\r\nContent-Length: 0\r\n\r\n")
        }
        service.start()
        defer { service.stop() }
        let host = target.host?.replacing("%P", with: "\(other.port)").replacing("%Q", with: "\(service.port)")
        try await withLiveClient(of: service) { client in
            for kind in CallKind.allCases {
                let error = try #require(await kind.failure(client), "\(kind)")
                #expect(error.code == .unexpectedStatus)
                #expect(error.status == status)
                #expect(error.messages.count == 1)
                let words = host.map { " A redirect to \($0) was refused" } ?? " A redirect was refused"
                #expect(error.messages[0].contains(words), "\(error.messages)")
                for part in ["canary", "key=", "pw", "core/1.0", "@", "x?"] {
                    #expect(!error.messages[0].contains(part), "\(error.messages)")
                }
            }
        }
        #expect(other.connections == 0)
        // One request for each call: nothing was asked a second time of the service itself either.
        #expect(service.requests.count == CallKind.allCases.count)
    }

    @Test(arguments: [300, 304, 305, 306, 399])
    func `of an odd kind is none either`(status: Int) async throws {
        let other = try RawServer(.hangUp)
        other.start()
        defer { other.stop() }
        let location = "http://127.0.0.1:\(other.port)/"
        let head = "HTTP/1.1 \(status) x\r\nLocation: \(location)\r\nContent-Length: 0\r\n\r\n"
        let service = try RawServer(.bytes(head))
        service.start()
        defer { service.stop() }
        try await withLiveClient(of: service) { client in
            for kind in CallKind.allCases { #expect(await kind.failure(client)?.code == .unexpectedStatus) }
        }
        #expect(other.connections == 0)
    }
}
