import CoreAPI
import Foundation
import LocalEngine
import Logging

/// The engine that kajo brings along: run by this process, or by another kajo that was there first.
struct EmbeddedEngine: Sendable {
    /// How to reach it.
    struct Access: Sendable {
        var baseURL: BaseURL
        var key: APIKey
    }

    let directory: EngineDirectory
    let logger: Logger

    init(places: Places, logger: Logger) {
        directory = EngineDirectory(path: places.engine)
        self.logger = logger
    }

    /// Keeps an engine available until the task is cancelled; on return none of its ffmpeg processes is left.
    ///
    /// If another process runs it and ends, this one goes on with it, at the same port.
    func run(onReady: @escaping @Sendable (Access) async -> Void) async throws(CommandFailure) {
        try Places.prepare(directory.path)
        let key = try key()
        if try directory.tryLock() {
            try await serve(port: 0, key: key, onReady: onReady)
            return
        }
        let port = try await announcedPort()
        await onReady(try access(port: port, key: key))
        guard try await directory.lockWhenFree() else { return }
        logger.info("the process that ran the engine has ended; going on with it here")
        try await serve(port: port, key: key, onReady: onReady)
    }

    private func serve(
        port: Int, key: String, onReady: @escaping @Sendable (Access) async -> Void
    ) async throws(CommandFailure) {
        directory.announce(port: nil)
        var configuration = LocalEngineConfiguration(
            dataDirectory: directory.path, key: key, logger: logger, now: { Date() },
            makeID: { UUID().uuidString.lowercased() })
        configuration.port = port
        do {
            let engine = try await LocalEngine(configuration)
            try await engine.run { port in
                directory.announce(port: port)
                guard let access = try? access(port: port, key: key) else { return }
                await onReady(access)
            }
        } catch {
            throw CommandFailure(.wrongUsage, ["The embedded engine cannot run: \(error.message)"])
        }
    }

    private func key() throws(CommandFailure) -> String {
        do {
            return try LocalEngine.key(in: directory.path)
        } catch {
            throw CommandFailure(.wrongUsage, ["The embedded engine cannot run: \(error.message)"])
        }
    }

    /// The other process may have begun a moment ago.
    private func announcedPort() async throws(CommandFailure) -> Int {
        for _ in 0..<300 {
            if let port = directory.announcedPort {
                guard port == EngineDirectory.privatePort else { return port }
                throw CommandFailure(
                    .wrongUsage,
                    [
                        "An engine with a key or a host of its own works on \(directory.path); "
                            + "set KAJO_BASE_URL and VALOSSA_API_KEY to use it, or end it."
                    ])
            }
            guard (try? await Task.sleep(for: .milliseconds(50))) != nil else { break }
        }
        throw CommandFailure(
            .noAnswer, ["Another process holds \(directory.path) but offers no engine there; end it, or wait for it."])
    }

    private func access(port: Int, key: String) throws(CommandFailure) -> Access {
        guard let baseURL = try? BaseURL("http://127.0.0.1:\(port)/core/1.0"), let key = APIKey(key) else {
            throw CommandFailure(.wrongUsage, ["The embedded engine's key file holds no usable key."])
        }
        return Access(baseURL: baseURL, key: key)
    }
}
