import AppLogic
import ArgumentParser
import Canvas
import Foundation
import JobServices
import LocalEngine
import Logging
import NcursesTerminal

/// `kajo`: the interface.
struct OpenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Open the interface (what kajo does without a command).")

    @OptionGroup var service: ServiceOptions
    @Flag(name: .customLong("read-only"), help: "Look, but change nothing in the service.") var isReadOnly = false

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let settings = try await service.settings(environment)
        try Places.prepare(settings.places.state)
        let logger = Logs.start(settings.places)
        try await Self.open(settings, environment: environment, logger: logger, isReadOnly: isReadOnly)
    }

    @MainActor
    private static func open(
        _ settings: Settings, environment: [String: String], logger: Logger, isReadOnly: Bool
    ) async throws {
        let player = try player(settings.player, environment: environment)
        let terminal = try start(environment)
        let inbox = Inbox()
        let effects = EffectRunner(
            directory: FileManager.default.currentDirectoryPath, home: settings.places.home,
            // Somebody waits for it at the form.
            inspection: VideoInspection(path: environment["PATH"] ?? "", timeLimit: .seconds(3)),
            post: { inbox.post($0) })
        let state = AppState(
            size: ScreenSize(columns: terminal.size.width, rows: terminal.size.height), now: Date(),
            timeZone: .current, service: ServiceState(identity: settings.identity, startedAt: Date()),
            isReadOnly: isReadOnly, samplePath: Sample.path(), defaults: settings.defaults)
        let service = Task.detached {
            await serve(settings, submits: !isReadOnly, logger: logger, inbox: inbox, effects: effects)
        }
        await InterfaceLoop(
            terminal: terminal, state: state, inbox: inbox, effects: effects, environment: environment,
            player: player
        ).run()
        terminal.leave()
        await effects.settle()
        service.cancel()
        await service.value
    }

    private static func player(
        _ command: String, environment: [String: String]
    ) throws(CommandFailure) -> Player {
        do throws(Player.Problem) {
            return try Player(command, environment: environment)
        } catch {
            let reason =
                switch error {
                case .withoutSource: "it has no {source} among its arguments"
                case .openQuote: "a quotation mark in it is not closed"
                }
            throw CommandFailure(
                .wrongUsage, ["The player \(command) cannot be used: \(reason). An example: \(Player.usual)"])
        }
    }

    @MainActor
    private static func start(_ environment: [String: String]) throws -> NcursesTerminal {
        do {
            return try NcursesTerminal(environment: environment)
        } catch {
            throw CommandFailure(.wrongUsage, [error.description])
        }
    }

    /// Everything behind the screen, from the first look at the store to the last byte.
    private static func serve(
        _ settings: Settings, submits: Bool, logger: Logger, inbox: Inbox, effects: EffectRunner
    ) async {
        do {
            try await Session.with(
                settings, submits: submits, logger: logger, onRecords: { inbox.post(.jobsLoaded($0)) }
            ) { session in
                await MainActor.run { effects.session = session }
                inbox.post(.serviceConnected(session.identity))
                if let path = session.storeSetAside {
                    inbox.post(.storageFailed("The job store was damaged; it was put aside as \(path)."))
                }
                // Once more, now that details can be asked for.
                inbox.post(.jobsLoaded(try await session.board.jobs()))
                for await event in session.board.events { inbox.post(event.action) }
            }
        } catch is CancellationError {
            return
        } catch {
            inbox.post(.serviceStartFailed(ServiceTrouble(error, at: Date())))
        }
    }
}
