import Foundation

@testable import LocalEngine

/// Videos made by ffmpeg for one test.
enum MadeVideo {
    struct Failed: Error { var complaint: String }

    static func make(at path: String, _ arguments: [String]) async throws {
        let tools = try await EngineTools.locate(path: nil)
        let process = GuardedProcess(
            program: tools.ffmpeg.path,
            arguments: ["-nostdin", "-hide_banner", "-v", "error", "-y"] + arguments + [path])
        let outcome = try await process.run { _ in }
        guard outcome.succeeded else { throw Failed(complaint: outcome.complaint) }
    }

    /// Long enough to be met while it is analysed.
    static func long() async throws -> [UInt8] {
        let folder = try TestFolder()
        let path = folder.path + "/long.mp4"
        try await make(at: path, ["-stream_loop", "30", "-i", Sample.path, "-c", "copy"])
        return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// Some seconds of a test picture with a track of captions.
    static func captioned(
        _ srt: String, seconds: Int = 6, codec: String = "subrip", container: String = "mkv", language: String? = nil
    ) async throws -> [UInt8] {
        let folder = try TestFolder()
        try Data(srt.utf8).write(to: URL(fileURLWithPath: folder.path + "/captions.srt"))
        let picture = "testsrc=size=64x36:rate=5:duration=\(seconds)"
        var arguments = ["-f", "lavfi", "-i", picture, "-i", folder.path + "/captions.srt"]
        arguments += ["-map", "0", "-map", "1", "-c:v", container == "webm" ? "libvpx" : "mpeg4", "-c:s", codec]
        if let language { arguments += ["-metadata:s:s:0", "language=" + language] }
        let path = folder.path + "/captioned." + container
        try await make(at: path, arguments)
        return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// Cuts, black, stillness and silence, in pictures with so many lines that some are left out.
    static func eventful(at path: String) async throws {
        let sources = [
            "testsrc2=s=640x480:r=25:d=2", "color=black:s=640x480:r=25:d=1.5", "mandelbrot=s=640x480:r=25",
            "color=red:s=640x480:r=25:d=2", "aevalsrc=0.2*sin(900*t)*lt(t\\,2)+0.2*sin(900*t)*gt(t\\,5):d=7.5",
        ]
        let pictures = "[2]trim=duration=2[m];[0][1][m][3]concat=n=4[v]"
        try await make(
            at: path,
            sources.flatMap { ["-f", "lavfi", "-i", $0] } + ["-filter_complex", pictures]
                + ["-map", "[v]", "-map", "4", "-pix_fmt", "yuv420p", "-c:v", "mpeg4", "-c:a", "aac"])
    }

    /// Three seconds of a test picture and a tone.
    static func sounding() async throws -> [UInt8] {
        let folder = try TestFolder()
        let path = folder.path + "/sounding.mp4"
        let sources = ["testsrc=size=64x36:rate=5:duration=3", "sine=d=3"]
        try await make(at: path, sources.flatMap { ["-f", "lavfi", "-i", $0] } + ["-c:v", "mpeg4"])
        return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// A second of a test picture: as little work as a video can be.
    static func tiny() async throws -> [UInt8] {
        let folder = try TestFolder()
        let path = folder.path + "/tiny.mp4"
        try await make(at: path, ["-f", "lavfi", "-i", "testsrc=size=64x36:rate=10:duration=1", "-c:v", "mpeg4"])
        return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }
}
