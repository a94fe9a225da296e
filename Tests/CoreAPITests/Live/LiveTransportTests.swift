import AnalysisModel
import CoreAPI
import Logging
import NIOCore
import Testing

/// The real transport against bytes on a real socket.
@Suite struct `Live transport` {
    static let begun = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"job_id\":\"a\""

    @Test func `an answer arrives whole and the key goes along encoded`() async throws {
        let body = #"{"jobs":[]}"#
        try await withClient(.bytes("HTTP/1.1 200 OK\r\nContent-Length: \(body.count)\r\n\r\n\(body)")) {
            client, server in
            let jobs = try await client.listJobs()
            #expect(jobs.isEmpty)
            #expect(
                server.requests.first?.hasPrefix("GET /core/1.0/list_jobs?api_key=canary%2Fkey HTTP/1.1\r\n") == true)
        }
    }

    @Test func `connections are used again, but never for new_job`() async throws {
        let body = #"{"job_id":"a","status":"queued"}"#
        let answer = "HTTP/1.1 200 OK\r\nContent-Length: \(body.count)\r\n\r\n\(body)"
        try await withClient(.bytes(answer)) { client, server in
            for _ in 0..<3 { _ = try await client.jobStatus(of: Job.ID("a")) }
            #expect(server.connections == 1)
            for _ in 0..<3 { _ = try await client.newJob(.init(videoURL: "https://media.example/clip.mp4")) }
            #expect(server.connections == 4)
        }
    }

    @Test(arguments: [
        // Less than announced, by closing.
        "HTTP/1.1 200 OK\r\nContent-Length: 500\r\nConnection: close\r\n\r\n{\"jobs\":[]}",
        // Chunks without the last one.
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nb\r\n{\"jobs\":[]}\r\n",
        // No HTTP at all.
        "220 mail.example ESMTP\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\nConnection: close\r\n\r\nnope",
    ])
    func `an answer that is cut or damaged is no answer`(bytes: String) async throws {
        try await withClient(.bytes(bytes)) { client, _ in
            let error = await failure { () throws(APIError) in _ = try await client.listJobs() }
            #expect(error?.code == .transport)
            #expect(error?.requestMayHaveArrived == true)
        }
    }

    @Test func `a result that is cut is never whole`() async throws {
        let text =
            "HTTP/1.1 200 OK\r\nContent-Length: 9000\r\nConnection: close\r\n\r\n{\(String(repeating: " ", count: 8000))"
        try await withClient(.bytes(text)) { client, _ in
            let error = await failure { () throws(APIError) in try await client.jobResults(of: Job.ID("a")) { _ in } }
            #expect(error?.code == .transport)
            #expect(error?.status == 200)
        }
    }

    @Test(arguments: ["", "HTTP/1.1 200 OK\r\n", Self.begun])
    func `silence ends in a time-out`(bytes: String) async throws {
        try await withClient(.bytesThenSilence(bytes), limits: .short) { client, _ in
            let error = await failure { () throws(APIError) in _ = try await client.listJobs() }
            #expect(error?.code == .timeout)
            #expect(error?.requestMayHaveArrived == true)
        }
    }

    @Test func `a server that hangs up leaves new_job unclear`() async throws {
        try await withClient(.hangUp) { client, _ in
            let error = await failure { () throws(APIError) in
                _ = try await client.newJob(.init(videoURL: "https://media.example/clip.mp4"))
            }
            #expect(error?.code == .transport)
            #expect(error?.requestMayHaveArrived == true)
        }
    }

    @Test func `nobody listening is certain to have got nothing`() async throws {
        let server = try RawServer(.hangUp)
        server.stop()
        try await withClient(of: server, host: "127.0.0.1") { client in
            let error = await failure { () throws(APIError) in
                _ = try await client.newJob(.init(videoURL: "https://media.example/clip.mp4"))
            }
            #expect(error?.code == .transport)
            #expect(error?.requestMayHaveArrived == false)
        }
        try await withClient(of: server, host: "localhost") { client in
            let error = await failure { () throws(APIError) in _ = try await client.listJobs() }
            #expect(error?.requestMayHaveArrived == false)
        }
    }

    @Test func `plain text where TLS is expected gets no key`() async throws {
        try await withClient(.bytes("HTTP/1.1 200 OK\r\n\r\n"), scheme: "https", limits: .short) { client, server in
            let error = await failure { () throws(APIError) in _ = try await client.listJobs() }
            #expect(error?.code == .transport || error?.code == .timeout)
            #expect(server.requests.allSatisfy { !$0.contains("api_key") })
        }
    }

    @Test func `a redirect is refused and nothing goes to its target`() async throws {
        let target = try RawServer(.bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"))
        target.start()
        defer { target.stop() }
        let location = "http://127.0.0.1:\(target.port)/core/1.0/list_jobs?api_key=canary%2Fkey"
        let answer = "HTTP/1.1 307 Temporary Redirect\r\nLocation: \(location)\r\nContent-Length: 0\r\n\r\n"
        try await withClient(.bytes(answer)) { client, _ in
            let error = await failure { () throws(APIError) in _ = try await client.listJobs() }
            #expect(error?.code == .unexpectedStatus)
            #expect(error?.messages.first?.contains("127.0.0.1:\(target.port) was refused") == true)
            #expect(error?.messages.first?.contains("canary") == false)
        }
        #expect(target.connections == 0)
    }

    @Test func `a body without end is left`() async throws {
        try await withClient(.endless("HTTP/1.1 200 OK\r\n\r\n{")) { client, _ in
            let error = await failure { () throws(APIError) in _ = try await client.jobStatus(of: Job.ID("a")) }
            #expect(error?.code == .undecodable)
        }
    }

    @Test func `cancelling the task ends a silent call`() async throws {
        try await withClient(.bytesThenSilence(Self.begun)) { client, server in
            let call = Task { await failure { () throws(APIError) in _ = try await client.listJobs() } }
            while server.requests.isEmpty { await Task.yield() }
            call.cancel()
            #expect(await call.value?.code == .cancelled)
        }
    }

    @Test func `the log tells function, outcome and duration, and no more`() async throws {
        let log = RecordedLog()
        let server = try RawServer(.bytes("HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\n{}"))
        server.start()
        try await withClient(of: server, host: "127.0.0.1", log: log) { client in
            let error = await failure { () throws(APIError) in _ = try await client.jobStatus(of: Job.ID("secret-job"))
            }
            #expect(error?.code == .unauthorized)
            server.stop()
            _ = await failure { () throws(APIError) in
                _ = try await client.newJob(.init(videoURL: "https://media.example/private.mp4"))
            }
        }
        #expect(log.lines.count == 2)
        #expect(log.lines.first?.hasPrefix("call duration=") == true)
        #expect(log.lines.first?.hasSuffix("endpoint=job_status outcome=401") == true)
        for line in log.lines {
            for secret in ["canary", "secret-job", "private", "127.0.0.1"] { #expect(!line.contains(secret)) }
        }
    }

    private func withClient(
        _ answer: RawServer.Answer, scheme: String = "http", limits: TimeLimits = TimeLimits(),
        _ body: (CoreAPIClient, RawServer) async throws -> Void
    ) async throws {
        let server = try RawServer(answer)
        server.start()
        defer { server.stop() }
        try await withClient(of: server, host: "127.0.0.1", scheme: scheme, limits: limits) { client in
            try await body(client, server)
        }
    }

    private func withClient(
        of server: RawServer, host: String, scheme: String = "http", limits: TimeLimits = TimeLimits(),
        log: RecordedLog = RecordedLog(), _ body: (CoreAPIClient) async throws -> Void
    ) async throws {
        let transport = AsyncHTTPTransport(limits: limits, logger: log.logger)
        let baseURL = try BaseURL("\(scheme)://\(host):\(server.port)/core/1.0/")
        let key = try #require(APIKey("canary/key"))
        do {
            try await body(CoreAPIClient(baseURL: baseURL, key: key, transport: transport))
        } catch {
            await transport.shutdown()
            throw error
        }
        await transport.shutdown()
    }
}

extension TimeLimits {
    static var short: TimeLimits {
        var limits = TimeLimits()
        limits.connect = .milliseconds(500)
        limits.firstByte = .milliseconds(200)
        limits.chunkAnswer = .milliseconds(200)
        limits.betweenBytes = .milliseconds(200)
        return limits
    }
}
