import Testing

@testable import LocalEngine

/// Clients that wait for "100 Continue" before they send a body, byte for byte.
struct ContinueTests {
    private static let word = "HTTP/1.1 100 Continue\r\n\r\n"
    private static let form =
        "--b\r\nContent-Disposition: form-data; name=\"api_key\"\r\n\r\n\(TestEngine.key)\r\n"
        + "--b\r\nContent-Disposition: form-data; name=\"file_size_bytes\"\r\n\r\n1000\r\n--b--\r\n"

    /// A request that stays on its connection.
    private static func head(
        _ port: Int, _ line: String, _ fields: [String], length: Int = form.utf8.count, version: String = "1.1"
    ) -> String {
        let all =
            ["\(line) HTTP/\(version)", "Host: 127.0.0.1:\(port)", "Content-Type: multipart/form-data; boundary=b"]
            + ["Content-Length: \(length)"] + fields
        return all.joined(separator: "\r\n") + "\r\n\r\n"
    }

    private static let begin = "POST /core/1.0/initialize_file_upload"

    @Test func `who waits is told to go on, and answered then, again and again on one connection`() async throws {
        try await TestEngine().running { port in
            let connection = try RawConnection(port: port)
            for expectation in ["Expect: 100-continue", "expect: 100-Continue"] {
                try connection.send(Self.head(port, Self.begin, [expectation]))
                let first = try await connection.receive(until: Self.word)
                #expect(first.text == Self.word)
                try connection.send(Self.form)
                let answer = try await connection.receive(until: "}")
                #expect(answer.status == 200 && answer.body.contains("upload_id"), "\(answer.text)")
                #expect(!answer.isClosed)
            }
        }
    }

    struct Silence: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var fields: [String] = []
        var version = "1.1"
    }

    @Test(arguments: [
        Silence(testDescription: "nothing is expected"),
        Silence(testDescription: "something else is expected", fields: ["Expect: 200-ok"]),
        Silence(
            testDescription: "an older version", fields: ["Expect: 100-continue", "Connection: keep-alive"],
            version: "1.0"),
    ])
    func `nobody else hears of it`(row: Silence) async throws {
        try await TestEngine().running { port in
            let connection = try RawConnection(port: port)
            try connection.send(Self.head(port, Self.begin, row.fields, version: row.version) + Self.form)
            let answer = try await connection.receive(until: "}")
            #expect(answer.status == 200 && answer.body.contains("upload_id"), "\(answer.text)")
        }
    }

    struct Refusal: CustomTestStringConvertible, Sendable {
        var testDescription: String { "\(status)" }
        var line = ContinueTests.begin
        var fields: [String] = []
        var length = ContinueTests.form.utf8.count
        var status: Int
    }

    @Test(arguments: [
        Refusal(length: 100_000_000, status: 413),
        Refusal(line: "POST /core/1.0/job_status", status: 405),
        Refusal(line: "POST /core/1.0/no_such_function?a=b", status: 404),
        Refusal(fields: ["Origin: http://evil.example"], status: 403),
    ])
    func `what is refused by its head is refused at once`(row: Refusal) async throws {
        try await TestEngine().running { port in
            let connection = try RawConnection(port: port)
            try connection.send(
                Self.head(port, row.line, row.fields + ["Expect: 100-continue"], length: row.length))
            let answer = try await connection.receive(until: "}")
            #expect(answer.status == row.status && answer.body.contains("errors"), "\(answer.text)")
        }
    }

    @Test func `word to a request comes behind the answer to the one before it`() async throws {
        try await TestEngine().running { port in
            let connection = try RawConnection(port: port)
            let first =
                "GET /core/1.0/list_jobs?api_key=\(TestEngine.key) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n"
            try connection.send(first + Self.head(port, Self.begin, ["Expect: 100-continue"]))
            let both = try await connection.receive(until: Self.word)
            #expect(both.status == 200 && both.text.contains(#"{"jobs":[]}"# + Self.word), "\(both.text)")
            try connection.send(Self.form)
            let answer = try await connection.receive(until: "}")
            #expect(answer.status == 200 && answer.body.contains("upload_id"), "\(answer.text)")
        }
    }
}
