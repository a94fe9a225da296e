/// Asks ffprobe what a file is.
struct MediaProbe: Sendable {
    /// Absolute path of ffprobe.
    let tool: String

    func facts(of path: String) async throws -> MediaFacts {
        let process = GuardedProcess(
            program: tool,
            arguments: ["-v", "error", "-of", "json", "-show_format", "-show_streams"] + InputRules.arguments(for: path)
        )
        let outcome = try await process.collect(limit: 4 * 1024 * 1024)
        guard outcome.succeeded else {
            let reason = InputRules.complaint(outcome.complaint, about: path)
            throw StepFailure(details: "The file is not a video that ffmpeg can read: \(reason).")
        }
        return try MediaFacts(probe: try JSONValue(parsing: outcome.output))
    }
}
