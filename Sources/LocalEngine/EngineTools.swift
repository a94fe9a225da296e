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

    /// A program that takes longer to tell about itself does not work. Generous, for a busy machine is no broken one.
    static let patience = Duration.seconds(60)

    public let ffmpeg: Tool
    public let ffprobe: Tool

    /// Looks for both programs and asks them for their versions.
    /// - Parameter path: a search path in the form of `PATH`; `nil` looks in the usual places.
    /// - Throws: `toolMissing` for the first program that is not there or does not run.
    public static func locate(path: String?) async throws(LocalEngineError) -> EngineTools {
        let ffmpeg = try await locate("ffmpeg", path: path)
        return EngineTools(ffmpeg: ffmpeg, ffprobe: try await locate("ffprobe", path: path))
    }

    /// Of the filters that the analysis needs, those that this build of ffmpeg lacks, by name; a job would fail for them.
    /// Empty also where ffmpeg does not tell.
    public func missingFilters() async -> [String] {
        let answer = await Self.answer(of: ffmpeg.path, "-hide_banner", "-filters", within: Self.patience)
        guard let lines = answer?.split(whereSeparator: \.isNewline) else { return [] }
        let known = Set(lines.compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) })
        return AnalysisPass.filters.filter { !known.contains($0) }
    }

    private static func locate(_ name: String, path: String?) async throws(LocalEngineError) -> Tool {
        for file in executables(name, in: path) {
            if let version = await version(of: file) { return Tool(path: file, version: version) }
        }
        throw .toolMissing(name: name)
    }

    /// The files of that name that may be run, in the order of the search path.
    static func executables(_ name: String, in path: String?) -> [String] {
        (path ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":").filter { $0.hasPrefix("/") }
            .map { "\($0)/\(name)" }.filter(FileManager.default.isExecutableFile)
    }

    /// What a program prints when it is asked about itself; `nil` where it fails or takes its time.
    static func answer(of file: String, _ arguments: String..., within time: Duration) async -> String? {
        let run = GuardedProcess(program: file, arguments: arguments)
        guard let outcome = try? await run.collect(limit: 1024 * 1024, within: time), outcome.succeeded else {
            return nil
        }
        return String(decoding: outcome.output, as: UTF8.self)
    }

    private static func version(of file: String) async -> String? {
        guard let answer = await answer(of: file, "-hide_banner", "-version", within: patience) else { return nil }
        let words = answer.split(whereSeparator: \.isWhitespace)
        guard let position = words.firstIndex(of: "version"), position + 1 < words.count else { return nil }
        return String(words[position + 1].prefix(60))
    }
}
