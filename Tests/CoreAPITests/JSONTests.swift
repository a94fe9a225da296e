import AnalysisModel
import CoreAPI
import Foundation
import TestSupport
import Testing

/// What the client takes for JSON in an answer.
@Suite struct `JSON in an answer` {
    static let noUnicode: [([UInt8], String)] = [
        (Array(#"a\ud800b"#.utf8), "a\u{FFFD}b"),
        (Array(#"\udc00\ud83d\ude00"#.utf8), "\u{FFFD}😀"),
        (Array(#"\ud83d\ud83d\ude00"#.utf8), "\u{FFFD}😀"),
        (Array(#"\ud83d\n\ude00"#.utf8), "\u{FFFD}\n\u{FFFD}"),
        (Array(#"\\ud800 \ud83d"#.utf8), "\\ud800 \u{FFFD}"),
        ([0x4C, 0xE4, 0x72], "L\u{FFFD}r"),
        ([0x61, 0xC3], "a\u{FFFD}"),
        ([0x9B, 0x32, 0x4A], "\u{FFFD}2J"),
        ([0xED, 0xA0, 0x80, 0x62], "\u{FFFD}\u{FFFD}\u{FFFD}b"),
    ]

    /// Their success is their status; what else they answer does not matter.
    static let justConfirms: Set<Endpoint> = [.sendFileChunk, .cancelJob, .deleteJob]

    typealias Document = JSONDocuments.Document

    /// As a member that nobody looks at, and as one that is.
    private func errors(_ bytes: [UInt8]) async throws -> [APIError?] {
        let bodies = [
            "{\"jobs\":[],\"x\":".utf8 + bytes + "}".utf8,
            "{\"jobs\":[{\"job_id\":\"a\",\"status\":\"queued\",\"details\":".utf8 + bytes + "}]}".utf8,
        ]
        var errors: [APIError?] = []
        for body in bodies {
            errors.append(try await ClientUnderTest(.listJobs, .scripted(body)).failure(.listJobs))
        }
        return errors
    }

    @Test(arguments: JSONDocuments.valid)
    func `what is JSON is taken`(document: Document) async throws {
        #expect(try await errors(document.bytes) == [nil, nil])
    }

    @Test(arguments: JSONDocuments.invalid.filter { $0.name != JSONDocuments.validWithin })
    func `what is no JSON is refused in one sentence`(document: Document) async throws {
        for error in try await errors(document.bytes) {
            #expect(error?.code == .undecodable)
            #expect(error?.messages.count == 1)
            #expect(error?.messages.first?.hasPrefix("The answer is not a list of jobs. It says: ") == true)
        }
    }

    /// Numbers of any size are taken; what is no Unicode in a text becomes U+FFFD there.
    @Test(arguments: JSONDocuments.either)
    func `what the standard leaves open is taken`(document: Document) async throws {
        #expect(try await errors(document.bytes) == [nil, nil])
    }

    @Test(arguments: noUnicode)
    func `a reason that is no Unicode is told all the same`(bytes: [UInt8], text: String) async throws {
        let body = Array("{\"job_id\":\"job\",\"status\":\"error\",\"details\":\"".utf8) + bytes + Array("\"}".utf8)
        let report = try await ClientUnderTest(.jobStatus, .scripted(body)).client.jobStatus(of: Job.ID("job"))
        #expect(report.details == text)
        let refusal = Array("{\"errors\":[{\"message\":\"".utf8) + bytes + Array("\"}]}".utf8)
        let error = try await ClientUnderTest(.jobStatus, .scripted(status: 400, refusal)).failure(.jobStatus)
        #expect(error?.messages == [text])
    }

    @Test func `a mark of byte order may stand before an answer, another encoding may not`() async throws {
        let body = #"{"jobs":[]}"#
        #expect(try await ClientUnderTest(.listJobs, .scripted("\u{FEFF}" + body)).failure(.listJobs) == nil)
        for encoding in [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian, .utf32] {
            let data = try #require(body.data(using: encoding))
            let error = try await ClientUnderTest(.listJobs, .scripted(data)).failure(.listJobs)
            #expect(error?.code == .undecodable, "\(encoding)")
        }
    }

    @Test(arguments: ["list-jobs.json", "job-status-error.json", "new-job.json"])
    func `an answer that ends at any byte is none`(name: String) async throws {
        let whole = try Fixture.data(named: name)
        let end = try #require(whole.lastIndex(of: UInt8(ascii: "}")))
        let endpoint: Endpoint = name.hasPrefix("list") ? .listJobs : name.hasPrefix("new") ? .newJob : .jobStatus
        for length in 0...end {
            let error = try await ClientUnderTest(endpoint, .scripted(whole.prefix(length))).failure(endpoint)
            #expect(error?.code == .undecodable && error?.messages.count == 1)
        }
    }

    @Test(arguments: Endpoint.allCases.filter { $0 != .jobResults && !justConfirms.contains($0) })
    func `what is far too much is an error or its right value`(endpoint: Endpoint) async throws {
        for (name, body) in JSONDocuments.extremes(isLong: isLong) {
            let error = try await ClientUnderTest(endpoint, .scripted(body)).failure(endpoint)
            #expect(error?.code == .undecodable, "\(name)")
            #expect(error?.messages.count == 1 && (error?.messages.first?.utf8.count ?? 0) < 2000, "\(name)")
        }
    }

    @Test func `of members of the same name the first counts, whatever their number`() async throws {
        let count = isLong ? 1_000_000 : 10_000
        let many = (0..<count).map { "\"status\":\"s\($0)\"" }.joined(separator: ",")
        let body = "{\"jobs\":[{\"job_id\":\"job\",\(many)}]}"
        let jobs = try await ClientUnderTest(.listJobs, .scripted(body)).client.listJobs()
        #expect(jobs.map(\.report.status) == [.unknown("s0")])
    }
}
