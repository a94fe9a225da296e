import Foundation

/// What ffprobe says against a file on this machine, before it is sent anywhere.
public struct VideoInspection: Sendable {
    /// Absolute path of ffprobe.
    let tool: String
    let limits = EngineLimits()
    let timeLimit: Duration

    /// - Parameters:
    ///   - path: a search path in the form of `PATH`.
    ///   - timeLimit: for one file.
    /// - Returns: `nil` if there is no ffprobe.
    public init?(path: String, timeLimit: Duration = .seconds(20)) {
        let folders = path.split(separator: ":").filter { $0.hasPrefix("/") }
        let found = folders.map { $0 + "/ffprobe" }.first { FileManager.default.isExecutableFile(atPath: String($0)) }
        guard let found else { return nil }
        tool = String(found)
        self.timeLimit = timeLimit
    }

    /// Whether the file is no video, or one that lasts longer or is higher than the service takes.
    /// - Parameter file: its absolute path.
    /// - Returns: the reason in words, which may hold text of the file's; `nil` if there is none, and if ffprobe has not
    ///   come to a conclusion in time or cannot be run.
    public func objection(to file: String) async -> String? {
        let (tool, limits, timeLimit) = (tool, limits, timeLimit)
        return await withTaskGroup(of: String?.self) { group in
            group.addTask {
                do {
                    try await MediaProbe(tool: tool).facts(of: file).check(limits)
                    return nil
                } catch {
                    return (error as? StepFailure)?.details
                }
            }
            group.addTask {
                try? await Task.sleep(for: timeLimit)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }
}
