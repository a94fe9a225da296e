import Foundation
import Testing

@testable import LocalEngine

/// Every kind of fault, as a client meets it on a real socket.
@Suite struct FaultTests {
    static let key = TestEngine.key
    static let list = "GET /core/1.0/list_jobs?api_key=\(key)"
    static let job = #"{"api_key":"\#(key)","media":{"video":{"url":"valossaupload://none"}}}"#

    private func list(_ port: Int) async throws -> RawConnection.Received {
        try await RawConnection.exchange(port: port, Self.list)
    }

    struct Reply: Sendable, CustomTestStringConvertible {
        var rule: String
        var status: Int
        var head: [String]
        var body: String
        var testDescription: String { rule }
    }

    @Test(arguments: [
        Reply(rule: #""status":503"#, status: 503, head: ["content-length: 0"], body: ""),
        Reply(
            rule: #""status":401,"message":"Invalid API key""#, status: 401, head: ["content-type: application/json"],
            body: #"{"errors":[{"message":"Invalid API key"}]}"#),
        Reply(
            rule: #""status":400,"messages":["One","Two"]"#, status: 400, head: ["content-type: application/json"],
            body: #"{"errors":[{"message":"One"},{"message":"Two"}]}"#),
        Reply(
            rule: #""status":502,"body":"<html>","content_type":"text/html""#, status: 502,
            head: ["content-type: text/html"], body: "<html>"),
        Reply(
            rule: #""status":429,"message":"Slow down","headers":{"Retry-After":"7"}"#, status: 429,
            head: ["retry-after: 7"], body: #"{"errors":[{"message":"Slow down"}]}"#),
        Reply(
            rule: #""status":302,"headers":{"Location":"http://127.0.0.1:9/"}"#, status: 302,
            head: ["location: http://127.0.0.1:9/"], body: ""),
        Reply(
            rule: #""content_type":"text/html""#, status: 200, head: ["content-type: text/html"], body: #"{"jobs":[]}"#),
        Reply(rule: #""headers":{"X-Odd":"1"}"#, status: 200, head: ["x-odd: 1"], body: #"{"jobs":[]}"#),
        Reply(
            rule: #""status":200,"body":"{\"jobs\":","content_type":"application/json""#, status: 200,
            head: ["content-type: application/json", "content-length: 8"], body: #"{"jobs":"#),
    ])
    func `an answer is replaced or changed as the rule says`(_ row: Reply) async throws {
        let faulty = try await FaultyEngine("[{\"endpoint\":\"list_jobs\",\(row.rule)}]")
        let answer = try await faulty.engine.running { try await list($0) }
        #expect(answer.status == row.status)
        for line in row.head { #expect(answer.head.contains(line), "\(answer.head)") }
        #expect(answer.body == row.body)
    }

    @Test func `rules are looked at in order, and count what they let pass and what they catch`() async throws {
        let faulty = try await FaultyEngine(
            #"[{"endpoint":"list_jobs","skip":1,"times":2,"status":500},{"endpoint":"*","times":1,"status":503}]"#)
        let codes = try await faulty.engine.running { port in
            var codes: [Int?] = []
            for _ in 0..<5 { codes.append(try await list(port).status) }
            codes.append(try await RawConnection.exchange(port: port, "GET /core/1.0/job_status").status)
            return codes
        }
        #expect(codes == [503, 500, 500, 200, 200, 400])
    }

    @Test func `a delay comes before the answer`() async throws {
        let faulty = try await FaultyEngine(#"[{"endpoint":"list_jobs","delay_s":0.3}]"#)
        let (answer, time) = try await faulty.engine.running { port in
            let began = ContinuousClock.now
            return (try await list(port), began.duration(to: .now))
        }
        #expect(answer.status == 200)
        #expect(time >= .milliseconds(300))
    }

    @Test(arguments: [("true", 0), (#""after""#, 1)])
    func `a dropped connection ends without an answer, with the work undone or done`(_ drop: String, _ jobs: Int)
        async throws
    {
        let faulty = try await FaultyEngine(#"[{"endpoint":"new_job","times":1,"drop":\#(drop)}]"#)
        let (answer, again) = try await faulty.engine.running { port in
            let dropped = try await RawConnection.exchange(port: port, "POST /core/1.0/new_job", body: Self.job)
            return (dropped, try await list(port))
        }
        #expect(answer.text.isEmpty && answer.isClosed, "\(answer)")
        #expect(again.body.components(separatedBy: "job_id").count - 1 == jobs, "\(again)")
    }

    @Test(arguments: [0, 5])
    func `a cut answer promises its whole length and ends before it`(_ count: Int) async throws {
        let faulty = try await FaultyEngine(#"[{"endpoint":"list_jobs","cut_after":\#(count)}]"#)
        let answer = try await faulty.engine.running { try await list($0) }
        #expect(answer.status == 200)
        #expect(answer.head.contains("content-length: 11"))
        #expect(answer.body == String(#"{"jobs":[]}"#.prefix(count)))
        #expect(answer.isClosed)
    }

    @Test func `a large result is cut where the rule says`() async throws {
        let folder = try TestFolder()
        let job = try await TestEngine(in: folder).working { client in
            let job = try await client.submit(try await client.upload(try Sample.bytes(), chunk: 4_194_304))
            _ = try await client.end(of: job)
            return job
        }
        let faulty = try await FaultyEngine(#"[{"endpoint":"job_results","cut_after":3000}]"#, in: folder)
        let answer = try await faulty.engine.running { port in
            try await RawConnection.exchange(port: port, "GET /core/1.0/job_results?api_key=\(Self.key)&job_id=\(job)")
        }
        let whole = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/data/results/\(job).json"))
        #expect(answer.head.contains("content-length: \(whole.count)"))
        #expect(Array(answer.body.utf8) == Array(whole.prefix(3000)))
    }

    @Test func `a stalled request is never answered, and holds up no other`() async throws {
        let faulty = try await FaultyEngine(#"[{"endpoint":"list_jobs","times":1,"stall":true}]"#)
        try await faulty.engine.running { port in
            let stalled = try RawConnection(port: port)
            try stalled.send(RawConnection.request(port: port, Self.list))
            let first = try await stalled.receive(silence: .milliseconds(300))
            #expect(first.text.isEmpty && !first.isClosed)
            #expect(try await list(port).status == 200)
            let second = try await stalled.receive(silence: .milliseconds(100))
            #expect(second.text.isEmpty && !second.isClosed)
        }
    }

    @Test func `an endless answer goes on and on`() async throws {
        let faulty = try await FaultyEngine(#"[{"endpoint":"list_jobs","endless":true}]"#)
        let answer = try await faulty.engine.running { port in
            let connection = try RawConnection(port: port)
            try connection.send(RawConnection.request(port: port, Self.list))
            return try await connection.receive(most: 1_000_000)
        }
        #expect(answer.head.contains("transfer-encoding: chunked"))
        #expect(!answer.isClosed)
        #expect(answer.text.utf8.count >= 1_000_000)
    }

    @Test func `a request for another Host is refused before any rule`() async throws {
        let faulty = try await FaultyEngine(#"[{"endpoint":"*","drop":true}]"#)
        let answer = try await faulty.engine.running { port in
            let connection = try RawConnection(port: port)
            try connection.send("\(Self.list) HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
            return try await connection.receive()
        }
        #expect(answer.status == 403)
    }
}
