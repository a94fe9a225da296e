import AnalysisModel
import CoreAPI
import NIOCore
import Synchronization
import TestSupport
import Testing

@Suite struct `Results as a stream` {
    struct Full: Error, CustomStringConvertible {
        var description: String { "no space left on device" }
    }

    @Test(arguments: [1, 7, 5000, 100_000])
    func `every byte is handed on, in order`(size: Int) async throws {
        let text = "\u{FEFF} {\"a\":\"" + String(repeating: "ä1", count: 20_000) + "\"}"
        let bytes = Array(text.utf8)
        let pieces = stride(from: 0, to: bytes.count, by: size).map {
            ByteBuffer(bytes: bytes[$0..<min($0 + size, bytes.count)])
        }
        let got = Mutex<[UInt8]>([])
        let client = try ClientUnderTest(.jobResults, .scripted(headers: [], pieces: pieces)).client
        try await client.jobResults(of: Job.ID("job")) { piece in
            got.withLock { $0 += piece.readableBytesView }
        }
        #expect(got.withLock { $0 } == bytes)
    }

    @Test(arguments: [
        (
            "<!DOCTYPE html><title>Log in to the hotel's network</title>" + String(repeating: "<p>", count: 9000),
            "hotel"
        ),
        (#"{"errors":[{"message":"Job is not finished"}]}"#, "Job is not finished"),
        (#"{"status":"x","errors":[{"message":"late"}]}"#, "late"),
        (#"{ "errors": [{"message":"\#(String(repeating: "long ", count: 3000))end"}]}"#, "end"),
        ("", "empty"), ("   \n", "nothing readable"), ("WEBVTT", "WEBVTT"), ("[1]", "[1]"),
        ("\u{1F}\u{8B}", "not a result"),
    ])
    func `what is no result is never handed on`(body: String, words: String) async throws {
        let client = try ClientUnderTest(.jobResults, .scripted(body)).client
        let error = await failure { () throws(APIError) in
            try await client.jobResults(of: Job.ID("job")) { _ in Issue.record("bytes of an error were handed on") }
        }
        #expect(error?.code == .undecodable)
        #expect(error?.messages.joined().contains(words) == true)
    }

    @Test func `a result that breaks off is an error after its last piece`() async throws {
        let client = try ClientUnderTest(
            .jobResults, .cutOff("{\"a\":\"\(String(repeating: "x", count: 9000))", after: 8000)
        )
        .client
        let error = await failure { () throws(APIError) in try await client.jobResults(of: Job.ID("job")) { _ in } }
        #expect(error?.code == .transport)
        #expect(error?.status == 200)
    }

    @Test func `an error of the receiver is told in its words`() async throws {
        let client = try ClientUnderTest(.jobResults, .scripted(#"{"a":1}"#)).client
        let error = await failure { () throws(APIError) in
            try await client.jobResults(of: Job.ID("job")) { _ in throw Full() }
        }
        #expect(error?.code == .receiver)
        #expect(error?.messages == ["no space left on device"])
    }

    @Test func `a receiver that was cancelled cancels`() async throws {
        let client = try ClientUnderTest(.jobResults, .scripted(#"{"a":1}"#)).client
        let error = await failure { () throws(APIError) in
            try await client.jobResults(of: Job.ID("job")) { _ in throw CancellationError() }
        }
        #expect(error?.code == .cancelled)
    }

    @Test(arguments: Endpoint.allCases, [true, false])
    func `a cancelled task ends any call at once`(endpoint: Endpoint, hasHead: Bool) async throws {
        let test = try ClientUnderTest([endpoint: [hasHead ? .reply(.stalled()) : .silence]])
        let call = Task { await test.failure(endpoint) }
        while await test.transport.calls.isEmpty { await Task.yield() }
        call.cancel()
        #expect(await call.value?.code == .cancelled)
    }

    @Test func `a task that is cancelled before sends nothing`() async throws {
        let test = try ClientUnderTest()
        let call = Task {
            while !Task.isCancelled { await Task.yield() }
            return await test.failure(.newJob)
        }
        call.cancel()
        let error = await call.value
        #expect(error?.code == .cancelled)
        #expect(error?.requestMayHaveArrived == false)
        #expect(await test.transport.calls.isEmpty)
    }
}
