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
}
