import ArgumentParser
import Foundation
import JobServices

/// What all commands without a screen do: settings, log, session, signals, exit status.
enum Headless {
    static func run(
        _ options: ServiceOptions,
        _ body: @escaping @Sendable (Session, Settings) async throws -> ExitStatus
    ) async throws {
        let settings = try await options.settings(ProcessInfo.processInfo.environment)
        try PrivateDirectory.make(settings.places.state)
        let logger = Logs.start(settings.places)
        let stop = StopSignals()
        let outcome = Outcome()
        do {
            try await stop.cancelling {
                await outcome.set(try await Session.with(settings, logger: logger) { try await body($0, settings) })
            }
        } catch let error as JobServiceError where error.kind != .cancelled {
            throw CommandFailure(error)
        }
        guard let status = await outcome.status else {
            throw CommandFailure(.noAnswer, ["Interrupted. What was written down goes on with the next kajo."])
        }
        if status != .done { throw status.exitCode }
    }

    private actor Outcome {
        private(set) var status: ExitStatus?

        func set(_ status: ExitStatus) { self.status = status }
    }
}
