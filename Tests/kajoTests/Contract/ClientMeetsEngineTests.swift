import AnalysisModel
import CoreAPI
import CoreMetadata
import Foundation
import LocalEngine
import Logging
import NIOCore
import TestSupport
import Testing

/// The client and the engine share no wire code, so where they understand each other both keep to the contract.
@Suite(.serialized) struct ClientMeetsEngineTests {
    private static let key = "the-engine-s-own-key-0123456789abcdef"

    /// A client of a running engine; both end with `body`.
    private func withEngine(
        key: String = key, faults: String? = nil, _ body: @escaping @Sendable (CoreAPIClient) async throws -> Void
    ) async throws {
        let directory = FileManager.default.temporaryDirectory.path + "/kajo-engine-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        var configuration = LocalEngineConfiguration(
            dataDirectory: directory, key: Self.key, logger: silent, now: { Date() },
            makeID: { UUID().uuidString.lowercased() })
        if let faults {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            try faults.write(toFile: directory + "/faults.json", atomically: true, encoding: .utf8)
            configuration.faultsFile = directory + "/faults.json"
        }
        let engine = configuration
        let (ports, continuation) = AsyncStream<Int>.makeStream()
        let transport = AsyncHTTPTransport(logger: silent)
        let result: Result<Void, any Error> = await withTaskGroup(of: Result<Void, any Error>?.self) { tasks in
            tasks.addTask {
                do {
                    try await LocalEngine(engine).run { continuation.yield($0) }
                    return nil
                } catch { return .failure(error) }
            }
            tasks.addTask {
                for await port in ports {
                    do {
                        let address = try BaseURL("http://127.0.0.1:\(port)/core/1.0")
                        let secret = try #require(APIKey(key))
                        try await body(CoreAPIClient(baseURL: address, key: secret, transport: transport))
                        return .success(())
                    } catch { return .failure(error) }
                }
                return nil
            }
            defer { tasks.cancelAll() }
            while let result = await tasks.next() { if let result { return result } }
            return .failure(CancellationError())
        }
        await transport.shutdown()
        try result.get()
    }

    private func end(of id: Job.ID, _ client: CoreAPIClient) async throws -> JobStatusReport {
        let deadline = ContinuousClock.now + .seconds(60)
        while true {
            let report = try await client.jobStatus(of: id)
            if report.status.isEnd { return report }
            #expect(report.pollAgainAfter != nil)
            try #require(ContinuousClock.now < deadline)
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    @Test func `a video goes up in chunks, becomes a job, and its result comes back whole`() async throws {
        try await withEngine { client in
            let video = try Data(contentsOf: URL(fileURLWithPath: Program.sample))
            let upload = try await client.initializeFileUpload(fileSize: Int64(video.count))
            let pieces = stride(from: 0, to: video.count, by: upload.chunkSize)
            for (index, start) in pieces.enumerated() {
                let piece = video[start..<min(video.count, start + upload.chunkSize)]
                try await client.sendFileChunk(ByteBuffer(bytes: piece), index: index, of: upload.id)
            }
            let reference = try await client.finalizeFileUpload(upload.id)
            #expect(reference.hasPrefix("valossaupload://"))
            let id = try await client.newJob(.init(videoURL: reference, title: "Näytös", language: "fi-FI"))
            let report = try await end(of: id, client)
            #expect(report.status == .finished)
            #expect(report.transfer == .finished)
            #expect(report.pollAgainAfter == nil)
            let listed = try await client.listJobs()
            #expect(listed.map(\.report.jobID) == [id])
            #expect(listed.first?.title == "Näytös")
            try await expectResult(of: id, client)
        }
    }

    private func expectResult(of id: Job.ID, _ client: CoreAPIClient) async throws {
        let pieces = Pieces()
        try await client.jobResults(of: id) { await pieces.add($0) }
        let summary = try CoreMetadata.summary(of: await pieces.data)
        #expect(summary.jobID == id)
        #expect(summary.title == "Näytös")
        #expect(summary.metadataFormat == "1.8.1")
        #expect(summary.technical.duration == .seconds(18))
        #expect(summary.shots.count == 6)
        #expect(summary.colorsBySecond.count == 18)
        #expect(Set(summary.labels.map(\.label)).isSuperset(of: ["black screen", "still image", "silence"]))
    }

    private func upload(_ data: Data, _ client: CoreAPIClient) async throws -> String {
        let upload = try await client.initializeFileUpload(fileSize: Int64(data.count))
        for (index, start) in stride(from: 0, to: data.count, by: upload.chunkSize).enumerated() {
            let piece = data[start..<min(data.count, start + upload.chunkSize)]
            try await client.sendFileChunk(ByteBuffer(bytes: piece), index: index, of: upload.id)
        }
        return try await client.finalizeFileUpload(upload.id)
    }

    @Test func `every field that is sent comes back in the result's request`() async throws {
        try await withEngine { client in
            let video = try await upload(try Data(contentsOf: URL(fileURLWithPath: Program.sample)), client)
            let transcript = try await upload(Data("1\n00:00:00,000 --> 00:00:01,000\nHei.\n".utf8), client)
            let options = JobOptions(
                description: "Boats", transcriptURL: transcript, customerMediaID: "reel 7", faceMinRelativeHeight: 0.15,
                faceGalleryID: "g-1", callbackURL: "http://127.0.0.1:9/done",
                emailGroup: JobOptions.documentedEmailGroup)
            let id = try await client.newJob(
                .init(videoURL: video, title: "Harbour", language: "fi-FI", options: options))
            #expect(try await end(of: id, client).status == .finished)
            #expect(try await client.listJobs().map(\.mediaID) == ["reel 7"])
            let pieces = Pieces()
            try await client.jobResults(of: id) { await pieces.add($0) }
            let result = try JSONSerialization.jsonObject(with: await pieces.data)
            let values = [
                "media.video.url": video, "media.transcript.url": transcript, "media.title": "Harbour",
                "media.description": "Boats", "media.language": "fi-FI", "media.customer_media_info.id": "reel 7",
                "analysis_parameters.face_min_relative_height": "0.15",
                "analysis_parameters.face_galleries.custom_gallery.id": "g-1",
            ]
            for (path, value) in values {
                let told = "job_info.request.\(path)".split(separator: ".").reduce(result as Any?) { object, name in
                    (object as? [String: Any])?[String(name)]
                }
                #expect(told.map { "\($0)" } == value, "\(path)")
            }
        }
    }

    @Test func `a result that is cut in the middle is gone on with, and is the same as in one piece`() async throws {
        let rule = #"[{"endpoint":"job_results","times":1,"cut_after":9000}]"#
        try await withEngine(faults: rule) { client in
            let video = try await upload(try Data(contentsOf: URL(fileURLWithPath: Program.sample)), client)
            let cues = (10..<17).map { second in
                let words = (0..<300).map { "word\(second * 300 + $0)" }.joined(separator: " ")
                return "\(second)\n00:00:\(second),000 --> 00:00:\(second + 1),000\n\(words)\n\n"
            }.joined()
            let transcript = try await upload(Data(cues.utf8), client)
            let id = try await client.newJob(
                .init(videoURL: video, options: JobOptions(transcriptURL: transcript)))
            #expect(try await end(of: id, client).status == .finished)
            let (pieces, whole) = (Pieces(), Pieces())
            let cut = await #expect(throws: APIError.self) {
                try await client.jobResults(of: id) {
                    await pieces.add($0)
                } begin: {
                    await pieces.begin($0)
                }
            }
            #expect(cut?.kind == .cutOff)
            let bytes = Int64(await pieces.data.count)
            #expect(bytes == 9000)
            let part = PartialResult(bytes: bytes, entityTag: try #require(await pieces.head?.entityTag))
            try await client.jobResults(of: id, after: part) {
                await pieces.add($0)
            } begin: {
                await pieces.begin($0)
            }
            try await client.jobResults(of: id) { await whole.add($0) }
            #expect(await pieces.head?.start == bytes)
            #expect(await pieces.head?.length == Int64(await whole.data.count))
            #expect(await pieces.data == whole.data)
        }
    }

    private actor Pieces {
        private(set) var data = Data()
        private(set) var head: ResultHead?

        func begin(_ head: ResultHead) { self.head = head }

        func add(_ piece: ByteBuffer) { data.append(contentsOf: piece.readableBytesView) }
    }

    @Test func `a wrong key is refused in the contract's words`() async throws {
        try await withEngine(key: "another-key") { client in
            let error = try #require(await #expect(throws: APIError.self) { try await client.listJobs() })
            #expect(error.code == .unauthorized)
            #expect(error.status == 401)
            #expect(error.messages == ["Invalid API key"])
            #expect(error.endpoint == .listJobs)
        }
    }

    @Test func `an unknown job is not found, by every function that asks for one`() async throws {
        try await withEngine { client in
            let nobody = Job.ID("00000000-0000-4000-8000-000000000000")
            let asked = try #require(await #expect(throws: APIError.self) { try await client.jobStatus(of: nobody) })
            let fetched = try #require(
                await #expect(throws: APIError.self) { try await client.jobResults(of: nobody) { _ in } })
            for error in [asked, fetched] {
                #expect(error.code == .notFound)
                #expect(error.messages == ["Job not found"])
            }
        }
    }

    @Test func `a link that nobody serves fails later, in the job's own status`() async throws {
        try await withEngine { client in
            let id = try await client.newJob(.init(videoURL: "http://127.0.0.1:9/lost.mp4?signature=secret"))
            let report = try await end(of: id, client)
            #expect(report.status == .error)
            #expect(report.transfer == .error)
            #expect(report.details?.contains("connection refused") == true)
            #expect(report.details?.contains("secret") == false)
            let early = try #require(
                await #expect(throws: APIError.self) { try await client.jobResults(of: id) { _ in } })
            #expect(early.code == .badRequest)
            #expect(!early.messages.isEmpty)
        }
    }

    @Test func `a refused value names its field`() async throws {
        try await withEngine { client in
            let error = try #require(
                await #expect(throws: APIError.self) { try await client.newJob(.init(videoURL: "ftp://host/v.mp4")) })
            #expect(error.code == .badRequest)
            #expect(error.messages.contains { $0.contains("media.video.url") })
            let upload = try #require(
                await #expect(throws: APIError.self) { try await client.finalizeFileUpload(.init(rawValue: "none")) })
            #expect(upload.messages.contains { $0.localizedCaseInsensitiveContains("upload") })
        }
    }

    static let byRule = ContractRow.all.filter { if case .rule = $0.provocation { true } else { false } }

    @Test(arguments: byRule)
    func `what a faults file makes the engine answer is understood over the network`(row: ContractRow) async throws {
        try await withEngine(faults: row.rule) { client in
            let error = try #require(
                await #expect(throws: APIError.self) { try await client.call(row.endpoint) })
            #expect(error.kind == row.kind)
            // A connection that breaks is closed or reset, as it happens.
            if row.reply.ending != .noAnswer { #expect(error.messages == row.messages) }
            #expect(error.status == (row.reply.ending == .noAnswer ? nil : row.reply.status))
        }
    }
}
