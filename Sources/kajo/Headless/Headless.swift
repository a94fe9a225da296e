import ArgumentParser
import Foundation
import JobServices

/// What all commands without a screen do: settings, log, session, signals, exit status.
enum Headless {
    /// - Parameters:
    ///   - submits: whether the command also carries out what was written down to be submitted.
    ///   - pace: goes before what the configuration file says.
    static func run(
        _ options: ServiceOptions, json: Bool = false, submits: Bool = false, pace: Pace = Pace(),
        _ body: @escaping @Sendable (Session, Settings) async throws -> ExitStatus
    ) async throws {
        do {
            try await perform(options, submits: submits, pace: pace, body)
        } catch var failure as CommandFailure {
            failure.isJSON = json
            throw failure
        }
    }

    private static func perform(
        _ options: ServiceOptions, submits: Bool, pace: Pace,
        _ body: @escaping @Sendable (Session, Settings) async throws -> ExitStatus
    ) async throws {
        var loaded = try await options.settings(ProcessInfo.processInfo.environment)
        loaded.pace = pace.completed(by: loaded.pace)
        let settings = loaded
        try Places.prepare(settings.places.state)
        let logger = Logs.start(settings.places)
        let stop = StopSignals()
        let outcome = Outcome()
        do {
            try await stop.cancelling {
                await outcome.set(
                    try await Session.with(settings, submits: submits, logger: logger) { session in
                        if let path = session.storeSetAside {
                            Console.tellError("Warning: the job store was damaged; it was put aside as \(path).")
                        }
                        return try await body(session, settings)
                    })
            }
        } catch let error as JobServiceError where error.kind != .cancelled {
            throw CommandFailure(error, isEmbedded: settings.isEmbedded)
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
