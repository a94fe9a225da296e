import CoreAPI
import NIOCore
import Testing

/// A chunk that is read while it is sent, by the real transport.
@Suite struct `A streamed chunk` {
    private struct Unreadable: Error {}

    private static var short: TimeLimits {
        var limits = TimeLimits()
        (limits.connect, limits.chunkAnswer) = (.milliseconds(100), .milliseconds(100))
        return limits
    }

    private static func send(_ chunk: FileChunk, by client: CoreAPIClient) async -> APIError? {
        await CoreAPITests.failure { () throws(APIError) in
            try await client.sendFileChunk(chunk, index: 0, of: .init(rawValue: "up"))
        }
    }

    @Test func `arrives with its length, as one body`() async throws {
        let server = try RawServer(.bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"))
        server.start()
        defer { server.stop() }
        let text = String(repeating: "0123456789", count: 100)
        let chunk = FileChunk(length: 1000, pieceLength: 64) { range in
            ByteBuffer(string: String(text.dropFirst(range.lowerBound).prefix(range.count)))
        }
        try await withLiveClient(of: server) { client in
            #expect(await Self.send(chunk, by: client) == nil)
        }
        let request = try #require(server.requests.first)
        #expect(request.contains("\r\n\r\n\(text)\r\n--kajo-"))
        #expect(!request.lowercased().contains("transfer-encoding"))
    }

    @Test func `is confirmed by the answer, whatever was said before it`() async throws {
        let word = "HTTP/1.1 100 Continue\r\n\r\n"
        for (status, isTaken) in [("200 OK", true), ("404 Not Found", false)] {
            let server = try RawServer(.bytes("\(word)\(word)HTTP/1.1 \(status)\r\nContent-Length: 2\r\n\r\n{}"))
            server.start()
            defer { server.stop() }
            let chunk = FileChunk(length: 10) { ByteBuffer(repeating: 0, count: $0.count) }
            try await withLiveClient(of: server) { client in
                for _ in 0..<2 {
                    let error = await Self.send(chunk, by: client)
                    #expect((error == nil) == isTaken)
                    #expect(error?.status == (isTaken ? nil : 404))
                }
            }
            #expect(server.requests.count == 2 && server.connections == 1)
            #expect(server.requests.allSatisfy { !$0.lowercased().contains("expect:") })
        }
    }

    @Test func `ends when nothing of it goes and no answer comes`() async throws {
        let server = try RawServer(.bytesThenSilence(""))
        server.start()
        defer { server.stop() }
        let chunk = FileChunk(length: 10) { ByteBuffer(repeating: 0, count: $0.count) }
        try await withLiveClient(of: server, limits: Self.short) { client in
            #expect(await Self.send(chunk, by: client)?.code == .timeout)
        }
    }

    @Test func `may take long as long as it moves`() async throws {
        let server = try RawServer(.bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"))
        server.start()
        defer { server.stop() }
        // Thirteen pieces, each far within the limit, together beyond it.
        let chunk = FileChunk(length: 13, pieceLength: 1) { range in
            try await Task.sleep(for: .milliseconds(400))
            return ByteBuffer(repeating: 0, count: range.count)
        }
        var limits = TimeLimits()
        limits.chunkAnswer = .seconds(5)
        try await withLiveClient(of: server, limits: limits) { client in
            #expect(await Self.send(chunk, by: client) == nil)
        }
    }

    @Test func `ends with its reader`() async throws {
        let server = try RawServer(.bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"))
        server.start()
        defer { server.stop() }
        let chunk = FileChunk(length: 20, pieceLength: 10) { range in
            guard range.lowerBound == 0 else { throw Unreadable() }
            return ByteBuffer(repeating: 0, count: range.count)
        }
        try await withLiveClient(of: server) { client in
            #expect(await Self.send(chunk, by: client)?.code == .transport)
        }
        #expect(server.requests.isEmpty)
    }
}
