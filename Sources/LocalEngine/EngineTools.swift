import Foundation
import Subprocess

/// The programs that do the real work: which ones, where, in which version.
public struct EngineTools: Hashable, Sendable {
    /// One program that was found.
    public struct Tool: Hashable, Sendable {
        /// Absolute path.
        public let path: String
        /// As the program tells it, for instance `5.1.9`.
        public let version: String
    }

    public let ffmpeg: Tool
    public let ffprobe: Tool

    /// Looks for both programs and asks them for their versions.
    /// - Parameter path: a search path in the form of `PATH`; `nil` looks in the usual places.
    /// - Throws: `toolMissing` for the first program that is not there or does not run.
    public static func locate(path: String?) async throws(LocalEngineError) -> EngineTools {
        let ffmpeg = try await locate("ffmpeg", path: path)
        return EngineTools(ffmpeg: ffmpeg, ffprobe: try await locate("ffprobe", path: path))
    }

    private static func locate(_ name: String, path: String?) async throws(LocalEngineError) -> Tool {
        for folder in (path ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":") where folder.hasPrefix("/") {
            let file = "\(folder)/\(name)"
            guard FileManager.default.isExecutableFile(atPath: file) else { continue }
            if let version = await version(of: file) { return Tool(path: file, version: version) }
        }
        throw .toolMissing(name: name)
    }

    private static func version(of file: String) async -> String? {
        let run = GuardedProcess(program: file, arguments: ["-hide_banner", "-version"])
        guard let outcome = try? await run.collect(limit: 64 * 1024), outcome.succeeded else { return nil }
        let words = String(decoding: outcome.output, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard let position = words.firstIndex(of: "version"), position + 1 < words.count else { return nil }
        return String(words[position + 1].prefix(60))
    }
}
