import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import LocalEngine

/// Results by range, so that a fetch that broke off can be gone on with.
@Suite struct RangeTests {
    private static let key = TestEngine.key

    private func file(_ text: String = "0123456789", in folder: TestFolder) throws -> ServedFile {
        let path = folder.path + "/file"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        return try ServedFile(path: path)
    }

    @Test(arguments: [
        ("bytes=0-", ServedFile.Wish.part(0...9)), ("bytes=4-", .part(4...9)), ("bytes=4-6", .part(4...6)),
        ("bytes=4-99", .part(4...9)), ("bytes=-3", .part(7...9)), ("bytes=-99", .part(0...9)),
        ("bytes=9-", .part(9...9)),
        ("Bytes=9-9", .part(9...9)), ("bytes=10-", .nothing), ("bytes=10-12", .nothing), ("bytes=-0", .nothing),
        ("bytes=6-4", .whole), ("bytes=1-2,4-5", .whole), ("bytes=a-b", .whole), ("lines=1-2", .whole),
        ("bytes", .whole),
        ("bytes=-", .whole), ("bytes=4", .whole), ("", .whole),
    ])
    func `a range is understood as HTTP has it`(range: String, wish: ServedFile.Wish) throws {
        let folder = try TestFolder()
        #expect(try file(in: folder).wish(of: [.range: range]) == wish)
    }

    @Test func `a range is for the document that it names alone`() throws {
        let folder = try TestFolder()
        let first = try file(in: folder)
        #expect(first.wish(of: [.range: "bytes=4-", .ifRange: first.entityTag]) == .part(4...9))
        let second = try file("9876543210", in: folder)
        #expect(second.entityTag != first.entityTag)
        #expect(second.wish(of: [.range: "bytes=4-", .ifRange: first.entityTag]) == .whole)
        #expect(second.wish(of: [.range: "bytes=4-", .ifRange: "W/\(second.entityTag)"]) == .whole)
        #expect(try ServedFile(path: second.path).entityTag == second.entityTag)
    }

    @Test func `a result comes whole, in part, and not at all`() async throws {
        let folder = try TestFolder()
        let engine = try await TestEngine(in: folder)
        let job = try await engine.working { client in
            let job = try await client.submit(try await client.upload(try Sample.bytes(), chunk: 4_194_304))
            _ = try await client.end(of: job)
            return job
        }
        let whole = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/data/results/\(job).json"))
        let uri = "/core/1.0/job_results?api_key=\(Self.key)&job_id=\(job)"
        try await engine.serving { client in
            let all = try await client.client.execute(uri: uri, method: .get)
            #expect(all.headers[.acceptRanges] == "bytes")
            let tag = try #require(all.headers[.eTag])
            #expect(Data(all.body.readableBytesView) == whole)
            let rest = try await client.client.execute(
                uri: uri, method: .get, headers: [.range: "bytes=2000-", .ifRange: tag])
            #expect(rest.status == .partialContent)
            #expect(rest.headers[.contentRange] == "bytes 2000-\(whole.count - 1)/\(whole.count)")
            #expect(rest.headers[.contentType] == "application/json")
            #expect(Data(rest.body.readableBytesView) == whole.dropFirst(2000))
            let changed = try await client.client.execute(
                uri: uri, method: .get, headers: [.range: "bytes=2000-", .ifRange: "\"another\""])
            #expect(changed.status == .ok)
            #expect(Data(changed.body.readableBytesView) == whole)
            let behind = try await client.call(.get, uri, headers: [.range: "bytes=\(whole.count)-"])
            #expect(behind.status == 416)
            #expect(behind.errors == ["The result has \(whole.count) bytes, and none from there on"])
        }
    }
}
