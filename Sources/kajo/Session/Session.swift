import AnalysisModel
import AppLogic
import CoreAPI
import Foundation
import JobServices
import Logging

/// A service with its jobs, ready to be asked.
struct Session: Sendable {
    let identity: ServiceState.Identity
    let board: JobBoard
    /// Where a damaged store was put aside, if that happened.
    let storeSetAside: String?

    /// The other side is kajo's own engine.
    var isEmbedded: Bool { identity.isEmbedded }
}

extension Session {
    /// Opens the store, finds or starts the service, lets the board work while `body` runs, and ends all of it.
    /// - Parameter submits: false leaves alone what was written down to be submitted.
    /// - Parameter onRecords: gets what was known before, as soon as the store is open; the service may be slow to come.
    static func with<Result: Sendable>(
        _ settings: Settings, submits: Bool, logger: Logger,
        onRecords: (@Sendable ([TrackedJob]) -> Void)? = nil,
        body: @escaping @Sendable (Session) async throws -> Result
    ) async throws -> Result {
        let store = try await OnDisk.result { try Self.store(settings.places, logger: logger) }
        if let onRecords { onRecords(try await store.jobs(of: settings.storeProfile)) }
        switch settings.service {
        case .remote(let profile, let baseURL, let key):
            let access = EmbeddedEngine.Access(baseURL: baseURL, key: key)
            let identity = ServiceState.Identity(profile: profile, host: baseURL.host, isEmbedded: false)
            return try await use(
                access, identity: identity, store: store, settings, submits: submits, logger: logger, body: body)
        case .embedded:
            return try await withEngine(settings.places, logger: logger) { access in
                let identity = ServiceState.Identity(
                    profile: "embedded", host: access.baseURL.host, isEmbedded: true)
                return try await use(
                    access, identity: identity, store: store, settings, submits: submits, logger: logger, body: body)
            }
        }
    }

    private static func store(_ places: Places, logger: Logger) throws(CommandFailure) -> JobStore {
        try Places.prepare(places.state)
        do {
            return try JobStore.open(in: places.state, logger: logger)
        } catch {
            throw CommandFailure(.wrongUsage, [error.message])
        }
    }

    private static func withEngine<Result: Sendable>(
        _ places: Places, logger: Logger, body: @escaping @Sendable (EmbeddedEngine.Access) async throws -> Result
    ) async throws -> Result {
        let (ready, continuation) = AsyncStream<EmbeddedEngine.Access>.makeStream(bufferingPolicy: .bufferingNewest(1))
        return try await withThrowingTaskGroup(of: Result?.self) { tasks in
            tasks.addTask {
                defer { continuation.finish() }
                try await EmbeddedEngine(places: places, logger: logger).run { continuation.yield($0) }
                return nil
            }
            tasks.addTask {
                for await access in ready { return try await body(access) }
                return nil
            }
            defer { tasks.cancelAll() }
            while let result = try await tasks.next() {
                if let result { return result }
            }
            throw CancellationError()
        }
    }

    private static func use<Result: Sendable>(
        _ access: EmbeddedEngine.Access, identity: ServiceState.Identity, store: JobStore, _ settings: Settings,
        submits: Bool, logger: Logger, body: @escaping @Sendable (Session) async throws -> Result
    ) async throws -> Result {
        let transport = AsyncHTTPTransport(logger: logger)
        let profile = settings.storeProfile
        let board = JobBoard(
            profile: profile, store: store, transport: transport, access: access,
            results: settings.places.results(of: profile),
            resultsLimit: settings.resultsLimit, keys: settings.keys,
            limits: settings.pace.limits(isEmbedded: identity.isEmbedded), logger: logger)
        let session = Session(identity: identity, board: board, storeSetAside: store.setAside)
        return try await ending(transport) {
            try await withThrowingTaskGroup(of: Result?.self) { tasks in
                tasks.addTask {
                    await board.run(submits: submits)
                    return nil
                }
                tasks.addTask { try await body(session) }
                defer { tasks.cancelAll() }
                while let result = try await tasks.next() {
                    if let result { return result }
                }
                throw CancellationError()
            }
        }
    }

    private static func ending<Result>(
        _ transport: AsyncHTTPTransport, _ work: () async throws -> Result
    ) async throws -> Result {
        do {
            let result = try await work()
            await transport.shutdown()
            return result
        } catch {
            await transport.shutdown()
            throw error
        }
    }
}

extension JobBoard {
    fileprivate init(
        profile: String, store: JobStore, transport: AsyncHTTPTransport, access: EmbeddedEngine.Access,
        results: String, resultsLimit: Int64?, keys: KeySupply?, limits: SubmissionLimits, logger: Logger
    ) {
        self.init(
            profile: profile,
            client: CoreAPIClient(baseURL: access.baseURL, key: access.key, transport: transport), store: store,
            cacheDirectory: results, resultsLimit: resultsLimit, time: .system(), random: { Double.random(in: 0..<1) },
            makeID: { UUID().uuidString.lowercased() }, logger: logger, keys: keys, limits: limits)
    }
}
