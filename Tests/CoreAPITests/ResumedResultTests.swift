import AnalysisModel
import CoreAPI
import NIOCore
import Synchronization
import TestSupport
import Testing

/// Going on with a result that broke off.
@Suite struct ResumedResultTests {
    private static let whole = #"{"version_info": {"metadata_type": "core"}}"#
    private static let tag = #""v1-42""#

    struct Got: Hashable {
        var heads: [ResultHead] = []
        var text = ""
    }

    private func fetch(_ replies: [HTTPReply], after bytes: Int64? = 10) async throws -> (Got, FakeTransport) {
        let test = try ClientUnderTest([.jobResults: replies.map { .reply($0) }])
        let got = Mutex(Got())
        let part = try bytes.map { try PartialResult(bytes: $0, entityTag: #require(EntityTag(rawValue: Self.tag))) }
        try await test.client.jobResults(of: Job.ID("job"), after: part) { piece in
            got.withLock { $0.text += String(buffer: piece) }
        } begin: { head in
            got.withLock { $0.heads.append(head) }
        }
        try await test.transport.verifyAllUsed()
        return (got.withLock { $0 }, test.transport)
    }

    private func rest(_ range: String, tag: String? = tag) -> HTTPReply {
        let headers = [("Content-Range", range)] + (tag.map { [("ETag", $0)] } ?? [])
        return .scripted(status: 206, headers: headers, String(Self.whole.dropFirst(10)))
    }

    private static var length: Int64 { Int64(whole.utf8.count) }

    @Test func `the rest is asked for by range, for the same document alone`() async throws {
        let (got, transport) = try await fetch([rest("bytes 10-\(Self.length - 1)/\(Self.length)")])
        #expect(got.text == String(Self.whole.dropFirst(10)))
        #expect(
            got.heads == [ResultHead(start: 10, length: Self.length, entityTag: EntityTag(rawValue: Self.tag))])
        let headers = try #require(await transport.calls.first?.headers)
        #expect(headers.map(\.name) == ["Range", "If-Range"])
        #expect(headers.map(\.value) == ["bytes=10-", Self.tag])
    }

    @Test func `another document comes from its beginning`() async throws {
        let reply = HTTPReply.scripted(headers: [("ETag", #""v2""#), ("Accept-Ranges", "bytes")], Self.whole)
        let (got, _) = try await fetch([reply])
        #expect(got.text == Self.whole)
        #expect(got.heads.map(\.start) == [0])
        #expect(got.heads.first?.entityTag?.rawValue == #""v2""#)
    }

    @Test(arguments: [
        "bytes 9-42/43", "bytes 11-42/43", "bytes 10-20/43", "bytes 10-42/*", "bytes */43", "lines 10-42/43", "",
        "bytes 10-42/44",
    ])
    func `a part that is not all the rest is not taken, and the whole is asked for`(range: String) async throws {
        let (got, transport) = try await fetch([rest(range), .scripted(Self.whole)])
        #expect(got.text == Self.whole)
        #expect(got.heads.map(\.start) == [0])
        #expect(await transport.calls.last?.headers.isEmpty == true)
    }

    @Test func `a part of another document, and a place behind the end, too`() async throws {
        let other = rest("bytes 10-\(Self.length - 1)/\(Self.length)", tag: #""v2""#)
        let behind = HTTPReply.scripted(status: 416, #"{"errors":[{"message":"no"}]}"#)
        for reply in [other, behind] {
            let (got, _) = try await fetch([reply, .scripted(Self.whole)])
            #expect(got.text == Self.whole)
        }
    }

    @Test func `a refusal is told as one`() async throws {
        let error = await failure { () throws(APIError) in
            do { _ = try await fetch([.scripted(status: 404, #"{"errors":[{"message":"Job not found"}]}"#)]) } catch {
                guard let error = error as? APIError else { return }
                throw error
            }
        }
        #expect(error?.messages == ["Job not found"])
    }

    struct Head: Sendable, CustomTestStringConvertible {
        var headers: [(name: String, value: String)]
        var isResumable: Bool
        var length: Int64?
        var testDescription: String { headers.map { "\($0.name): \($0.value)" }.joined(separator: ", ") }
    }

    @Test(arguments: [
        Head(
            headers: [("Accept-Ranges", "bytes"), ("ETag", tag), ("Content-Length", "43")], isResumable: true,
            length: 43),
        Head(headers: [("accept-ranges", "Bytes"), ("etag", tag)], isResumable: true),
        Head(headers: [("ETag", tag), ("Content-Length", "43")], isResumable: false, length: 43),
        Head(headers: [("Accept-Ranges", "none"), ("ETag", tag)], isResumable: false),
        Head(headers: [("Accept-Ranges", "bytes"), ("ETag", "W/\(tag)")], isResumable: false),
        Head(headers: [("Accept-Ranges", "bytes")], isResumable: false),
        Head(headers: [("Accept-Ranges", "bytes"), ("ETag", "v1")], isResumable: false),
        Head(headers: [("Accept-Ranges", "bytes"), ("ETag", "\"a\"b\"")], isResumable: false),
        Head(
            headers: [
                ("Accept-Ranges", "bytes"), ("ETag", tag), ("Content-Encoding", "gzip"), ("Content-Length", "9"),
            ],
            isResumable: false),
    ])
    func `only a strong tag of a service that takes ranges is worth keeping`(head: Head) async throws {
        let (got, _) = try await fetch([.scripted(headers: head.headers, Self.whole)], after: nil)
        #expect((got.heads.first?.entityTag != nil) == head.isResumable)
        #expect(got.heads.first?.length == head.length)
    }
}
