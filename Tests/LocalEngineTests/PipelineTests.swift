import Foundation
import Testing

@testable import LocalEngine

@Suite struct PipelineTests {
    @Test func `a video uploaded in chunks is analysed to the frame`() async throws {
        var limits = EngineLimits()
        limits.chunkBytes = 100_000
        let engine = try await TestEngine(limits: limits)
        let (status, result) = try await engine.working { client in
            let url = try await client.upload(try Sample.bytes(), chunk: 100_000)
            let job = try await client.submit(url, more: #","title":"Sample \"one\"","description":"known cuts""#)
            return (try await client.end(of: job), try await client.result(job).json)
        }
        #expect(status["status"] == "finished", "\(status)")
        SampleResult(result).check()
        #expect(result["media_info"]?["from_customer"]?["title"] == "Sample \"one\"")
        try await engine.engine.recover()
        #expect(!engine.folder.names.contains { $0.hasPrefix("data/uploads/") }, "the upload is gone with its job")
    }

    @Test func `a video behind an address and a redirect is downloaded and analysed`() async throws {
        let engine = try await TestEngine()
        let result = try await VideoServer.run { server in
            try await engine.working { client in
                let job = try await client.submit(server + "/moved")
                #expect(try await client.end(of: job)["details"] == .null)
                return try await client.result(job).json
            }
        }
        SampleResult(result).check()
        #expect(!engine.folder.names.contains { $0.hasPrefix("data/media/") }, "the download is gone with its job")
    }

    struct Trouble: Sendable, CustomTestStringConvertible {
        var path: String
        var details: String
        var transfer = "error"
        var testDescription: String { path }
    }

    @Test(arguments: [
        Trouble(path: "/gone.mp4?token=secret", details: "downloaded: the server answered 404 Not Found (127.0.0.1:"),
        Trouble(path: "/page", details: "The address leads to a web page (text/html), not to a video file."),
        Trouble(path: "/cut.mp4?token=secret", details: "The video could not be downloaded: the connection broke off"),
        Trouble(path: "/silent.mp4", details: "The video could not be downloaded: the server fell silent"),
        Trouble(path: "/loop", details: "the address redirects more than 5 times"),
        Trouble(path: "/away", details: "it leads to a file address, and only http and https are followed"),
        Trouble(path: "/ftp", details: "it leads to a ftp address, and only http and https are followed"),
        Trouble(path: "/text.mp4", details: "The file is not a video that ffmpeg can read: ", transfer: "finished"),
    ])
    func `a video that cannot be had ends in an error that says why`(_ trouble: Trouble) async throws {
        var limits = EngineLimits()
        if trouble.path == "/silent.mp4" { limits.stallTime = .seconds(1) }
        let engine = try await TestEngine(limits: limits)
        let status = try await VideoServer.run { server in
            try await engine.working { client in try await client.end(of: client.submit(server + trouble.path)) }
        }
        let details = try #require(status["details"]?.string)
        #expect(status["status"] == "error")
        #expect(status["media_transfer_status"]?.string == trouble.transfer)
        #expect(details.contains(trouble.details), "\(details)")
        #expect(!details.contains("secret") && !details.contains(engine.folder.path))
        #expect(!engine.folder.names.contains { $0.hasPrefix("data/media/") })
    }

    @Test func `a refused connection is named with host and port and without credentials`() async throws {
        let status = try await TestEngine().working { client in
            try await client.end(of: client.submit("http://user:pass@127.0.0.1:1/a.mp4?token=secret"))
        }
        #expect(status["details"] == "The video could not be downloaded: connection refused (127.0.0.1:1)")
    }

    @Test func `an engine that others can reach downloads nothing from its own network`() async throws {
        let engine = try await TestEngine(host: "0.0.0.0")
        let status = try await VideoServer.run { server in
            try await engine.working { client in try await client.end(of: client.submit(server + "/sample.mp4")) }
        }
        #expect(status["details"]?.string?.contains("is an address inside this network") == true, "\(status)")
    }

    struct Limit: Sendable, CustomTestStringConvertible {
        var limits: EngineLimits
        var details: String
        var testDescription: String { details }

        init(_ details: String, _ change: (inout EngineLimits) -> Void) {
            limits = EngineLimits()
            change(&limits)
            self.details = details
        }
    }

    @Test(arguments: [
        Limit("The video is 18 s long; the limit is 10 s.") { $0.playbackTime = .seconds(10) },
        Limit("The video is 360 pixels high; the limit is 240.") { $0.videoHeight = 240 },
        Limit("The video is larger than the limit of 100 kB.") { $0.videoBytes = 100_000 },
    ])
    func `a video beyond a limit is refused by name`(_ limit: Limit) async throws {
        let engine = try await TestEngine(limits: limit.limits)
        let status = try await VideoServer.run { server in
            try await engine.working { client in try await client.end(of: client.submit(server + "/sample.mp4")) }
        }
        #expect(status["details"]?.string == limit.details)
    }

    @Test func `an upload that was never finished fails the job, not the call`() async throws {
        let status = try await TestEngine().working { client in
            try await client.end(of: client.submit("valossaupload://nothing"))
        }
        #expect(status["media_transfer_status"] == "error")
        #expect(status["details"] == "There is no upload valossaupload://nothing. Upload the file again.")
    }

    @Test func `a video without sound has no audio in its result`() async throws {
        let folder = try TestFolder()
        try await MadeVideo.make(at: folder.path + "/mute.mp4", ["-i", Sample.path, "-an", "-c:v", "copy"])
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/mute.mp4")))
        let result = try await TestEngine().working { client in
            let url = try await client.upload(bytes, chunk: EngineLimits().chunkBytes)
            let job = try await client.submit(url)
            #expect(try await client.end(of: job)["details"] == .null)
            return try await client.result(job).json
        }
        #expect(result["media_info"]?["technical"]?["audio_codec"] == .null)
        #expect(result["media_info"]?["technical"]?["n_audio_channels"] == .null)
        #expect(result["detection_groupings"]?["by_detection_type"]?["audio.context"] == nil)
        #expect(SampleResult(result).shots == SampleResult.knownShots)
    }

    @Test func `sound without a picture is refused`() async throws {
        let folder = try TestFolder()
        try await MadeVideo.make(at: folder.path + "/sound.m4a", ["-i", Sample.path, "-vn", "-c:a", "copy"])
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/sound.m4a")))
        let status = try await TestEngine().working { client in
            try await client.end(of: client.submit(try await client.upload(bytes, chunk: EngineLimits().chunkBytes)))
        }
        #expect(status["details"] == "The file has no video in it, only other streams.")
    }

    @Test func `a playlist that names files of this machine is not opened`() async throws {
        let playlist = "#EXTM3U\n#EXT-X-TARGETDURATION:18\n#EXTINF:18,\nfile://\(Sample.path)\n#EXT-X-ENDLIST\n"
        let status = try await TestEngine().working { client in
            let url = try await client.upload(Array(playlist.utf8), chunk: EngineLimits().chunkBytes)
            return try await client.end(of: client.submit(url))
        }
        #expect(
            status["details"]?.string?.hasPrefix("The file is not a video that ffmpeg can read") == true, "\(status)")
    }
}
