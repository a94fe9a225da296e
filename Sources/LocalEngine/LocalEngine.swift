import Foundation
import Hummingbird
import NIOCore

/// The Core API on this machine: the same calls, with real analysis by ffmpeg.
///
/// It finds cuts, black, frozen and silent stretches and dominant colours, and takes what is said from a transcript or
/// a track of subtitles. Where tesseract and pocketsphinx are installed they read the pictures and hear the speech. It
/// recognises no things and no faces, and its results claim none.
public struct LocalEngine: Sendable {
    let configuration: LocalEngineConfiguration
    let api: EngineAPI
    let scheduler: JobScheduler
    let callbacks: CallbackDelivery
    private let store: EngineStore
    private let folders: EngineFolders
    private let faults: FaultBook?

    /// Opens the data directory and looks for ffmpeg. Nothing listens and nothing is analysed yet.
    public init(_ configuration: LocalEngineConfiguration) async throws(LocalEngineError) {
        let faults = try Self.faults(configuration)
        let others = try configuration.keysFile.map { path throws(LocalEngineError) in
            try KeysFile(path: path).read(mainKey: configuration.key)
        }
        let folders = EngineFolders(root: configuration.dataDirectory)
        try folders.prepare()
        let tools = try await EngineTools.locate(path: configuration.toolPath)
        let recognisers =
            configuration.usesRecognisers ? await Recognisers.locate(path: configuration.toolPath) : .none
        let store = try EngineStore(path: folders.database)
        let outbound = OutboundRule(
            limits: configuration.limits, publicAddressesOnly: !Self.isLoopback(configuration.host))
        let files = JobFiles(store: store, folders: folders, logger: configuration.logger)
        let callbacks = CallbackDelivery(
            store: store, outbound: outbound, logger: configuration.logger, pause: configuration.pause)
        let pipeline = JobPipeline(
            store: store, folders: folders, files: files, tools: tools, recognisers: recognisers,
            share: ProcessorShare(processors: ProcessorShare.processorsAllowed),
            limits: configuration.limits, outbound: outbound, callbacks: callbacks, logger: configuration.logger)
        let scheduler = JobScheduler(
            pipeline: pipeline, store: store, parallelAnalyses: configuration.parallelJobs,
            logger: configuration.logger)
        self.configuration = configuration
        self.scheduler = scheduler
        self.callbacks = callbacks
        self.store = store
        self.folders = folders
        self.faults = faults
        api = EngineAPI(
            store: store, ledger: ChunkLedger(store: store), folders: folders, files: files, scheduler: scheduler,
            callbacks: callbacks, configuration: configuration,
            keys: KeyRing(mainKey: configuration.key, others: others ?? []), faults: faults)
    }

    private static func faults(_ configuration: LocalEngineConfiguration) throws(LocalEngineError) -> FaultBook? {
        guard let path = configuration.faultsFile else { return nil }
        return try FaultBook(path: path, logger: configuration.logger)
    }

    /// Serves and analyses until the task is cancelled. What was under way goes on with the next run.
    ///
    /// Run at most one engine on a data directory at a time. When this returns, no ffmpeg of the engine is left.
    /// - Parameter onListening: called once, with the port.
    public func run(onListening: @escaping @Sendable (Int) async -> Void) async throws(LocalEngineError) {
        try await recover()
        do {
            try await serve(onListening: onListening)
        } catch {
            guard !Task.isCancelled else { return }
            throw failure(error)
        }
    }

    /// Reads the engine's key from the data directory; makes directory and key where they are missing.
    public static func key(in dataDirectory: String) throws(LocalEngineError) -> String {
        let folders = EngineFolders(root: dataDirectory)
        try folders.prepareRoot()
        return try EngineKey(path: folders.keyFile).read()
    }

    /// Puts back into the queue what an earlier run left half done.
    func recover() async throws(LocalEngineError) {
        do {
            try await store.requeueInterrupted()
            try await store.releaseHolds(except: faults?.holdingRules ?? [])
            try await removeOldUploads()
            try await api.files.sweep()
        } catch {
            throw .database(path: folders.database, reason: "\(error)")
        }
    }

    private func serve(onListening: @escaping @Sendable (Int) async -> Void) async throws {
        let application = api.makeApplication(onListening: onListening)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            group.addTask { await scheduler.run() }
            group.addTask { await callbacks.run() }
            if let faults {
                let holds = JobHolds(store: store, scheduler: scheduler, logger: configuration.logger)
                group.addTask { await holds.watch(faults) }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// Uploads whose job has ended are gone, and those that nobody has needed for a week.
    private func removeOldUploads() async throws {
        let week = 7 * 24 * 3600.0
        for id in try await store.removeUploads(before: configuration.now().addingTimeInterval(-week)) {
            try? FileManager.default.removeItem(atPath: folders.upload(id))
        }
    }

    private func failure(_ error: any Error) -> LocalEngineError {
        let (host, port) = (configuration.host, configuration.port)
        if error is SocketAddressError.UnknownHost {
            return .cannotListen(host: host, port: port, reason: "there is no such name")
        }
        guard let error = error as? IOError else {
            return (error as? LocalEngineError) ?? .serverEnded(reason: "\(error)")
        }
        if error.errnoCode == EADDRINUSE { return .portInUse(host: host, port: port) }
        return .cannotListen(host: host, port: port, reason: String(cString: strerror(error.errnoCode)))
    }

    static func isLoopback(_ host: String) -> Bool {
        let host = host.lowercased()
        return host == "localhost" || host == "::1" || host == "[::1]"
            || (host.hasPrefix("127.") && NetworkAddress(host) != nil)
    }
}
