import Testing

@testable import CoreAPI

/// An answer that never stops coming, and never gets anywhere.
@Suite struct `Slow answers` {
    static let slow = "The answer came too slowly, at less than 256 bytes a second, and was left."

    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var head: String
        /// Of an error the status stands, whatever becomes of its body.
        var code = APIError.Code.timeout
        var testDescription: String { name }
    }

    static let rows = [
        Row(name: "a list", head: "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n{"),
        Row(name: "a body without a length", head: "HTTP/1.1 200 OK\r\n\r\n{"),
        Row(name: "an error", head: "HTTP/1.1 500 x\r\nContent-Length: 1000000\r\n\r\n{", code: .server),
        Row(name: "a redirect", head: "HTTP/1.1 302 x\r\nLocation: /x\r\n\r\n{", code: .unexpectedStatus),
    ]

    /// On a clock that runs a thousand times as fast, a byte comes every ten seconds.
    @Test(arguments: rows, CallKind.allCases.filter { $0 != .formWithData })
    func `are left, whatever was asked for`(row: Row, kind: CallKind) async throws {
        let server = try RawServer(.drip(row.head, every: 10_000))
        server.start()
        defer { server.stop() }
        let start = ContinuousClock.now
        try await withLiveClient(of: server, now: { start + start.duration(to: .now) * 1000 }) { client in
            let error = try #require(await kind.failure(client))
            #expect(error.code == row.code, "\(error)")
            #expect((error.messages == [Self.slow]) == (row.code == .timeout), "\(error)")
            #expect(error.requestMayHaveArrived)
        }
    }

    @Test func `of a head are left too`() async throws {
        let server = try RawServer(.drip("HTTP/1.1 200 OK\r\nX: ", every: 10_000))
        server.start()
        defer { server.stop() }
        var limits = TimeLimits()
        (limits.connect, limits.firstByte) = (.milliseconds(100), .milliseconds(100))
        try await withLiveClient(of: server, limits: limits) { client in
            #expect(await CallKind.query.failure(client)?.code == .timeout)
        }
    }

    @Test func `end at once when nobody wants them any more`() async throws {
        let server = try RawServer(.drip("HTTP/1.1 200 OK\r\n\r\n{", every: 10_000))
        server.start()
        defer { server.stop() }
        try await withLiveClient(of: server) { client in
            let call = Task { await CallKind.query.failure(client) }
            while server.sentBytes < 30 { await Task.yield() }
            call.cancel()
            // Else it would be the minute's limit that ends it.
            #expect(await call.value?.code == .cancelled)
        }
    }

    /// Hours on a clock of our own: 60 s of grace, and 256 bytes for each second of all the others.
    @Test(arguments: [(1, 5.0, 61.0), (255, 1.0, 15_361.0), (1, 59.0, 119.0)])
    func `end within a time that their bytes bound`(bytes: Int, seconds: Double, bound: Double) {
        var pace = AnswerPace(TimeLimits())
        var waited = 0.0
        #expect(throws: TransportFailure.self) {
            while waited < 1e6 {
                waited += seconds
                try pace.took(bytes, after: .seconds(seconds))
            }
        }
        #expect(waited <= bound + seconds)
    }

    @Test func `are none while they keep the pace, for as long as they like`() throws {
        var pace = AnswerPace(TimeLimits())
        for _ in 0..<100_000 { try pace.took(256, after: .seconds(1)) }
        for _ in 0..<59 { try pace.took(0, after: .seconds(1)) }
        // A clock that was put back, and a piece that was there at once.
        for _ in 0..<100 { try pace.took(1, after: .seconds(-3600)) }
    }
}
