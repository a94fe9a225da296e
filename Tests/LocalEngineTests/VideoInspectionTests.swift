import Foundation
import Testing

@testable import LocalEngine

@Suite struct VideoInspectionTests {
    private let folder = NSTemporaryDirectory() + "kajo-inspection-" + UUID().uuidString

    private func file(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/" + name
        _ = FileManager.default.createFile(
            atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: mode])
        return path
    }

    private func cleaning(_ body: () async throws -> Void) async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body()
    }

    /// An ffprobe that says what a test wants.
    private func inspection(saying script: String, timeLimit: Duration = .seconds(600)) throws -> VideoInspection {
        _ = try file("ffprobe", "#!/bin/sh\n" + script, mode: 0o700)
        return try #require(VideoInspection(path: "relative:/nowhere:" + folder, timeLimit: timeLimit))
    }

    private static func answer(height: Int, seconds: Int) -> String {
        let stream = #"{"index":0,"codec_type":"video","width":10,"height":\#(height),"avg_frame_rate":"25/1"}"#
        return "echo '{\"streams\":[\(stream)],\"format\":{\"duration\":\"\(seconds)\"}}'"
    }

    @Test(
        arguments: [
            (4096, 18_000, nil), (4097, 10, "The video is 4097 pixels high; the limit is 4096."),
            (720, 18_001, "The video is 5 h long; the limit is 5 h."),
            (720, 21_720, "The video is 6 h 02 min long; the limit is 5 h."),
        ] as [(Int, Int, String?)])
    func `height and length are held against the service's limits`(height: Int, seconds: Int, said: String?)
        async throws
    {
        try await cleaning {
            let inspection = try inspection(saying: Self.answer(height: height, seconds: seconds))
            #expect(await inspection.objection(to: "/v/a.mp4") == said)
        }
    }

    @Test(arguments: [
        ("echo 'x: Invalid data found' >&2; exit 1", "The file is not a video that ffmpeg can read"),
        (#"echo '{"streams":[{"codec_type":"audio"}]}'"#, "The file has no video in it, only other streams."),
    ])
    func `what is no video is told`(script: String, said: String) async throws {
        try await cleaning {
            let reason = try #require(await inspection(saying: script).objection(to: "/v/a.mp4"))
            #expect(reason.hasPrefix(said))
        }
    }

    @Test(arguments: ["echo no JSON", "while :; do echo yyyyyyyyyyyyyyyyyyyy; done"])
    func `a conclusion that cannot be read is none`(script: String) async throws {
        try await cleaning {
            let inspection = try inspection(saying: script)
            #expect(await inspection.objection(to: "/v/a.mp4") == nil)
        }
    }

    @Test func `one that takes too long says nothing, and is ended`() async throws {
        try await cleaning {
            let inspection = try inspection(saying: "sleep 3000", timeLimit: .milliseconds(50))
            #expect(await inspection.objection(to: "/v/a.mp4") == nil)
        }
    }

    @Test func `without ffprobe there is no such check`() {
        #expect(VideoInspection(path: "/nowhere:bin:") == nil)
        #expect(VideoInspection(path: "") == nil)
    }
}
