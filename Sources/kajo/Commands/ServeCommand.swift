import ArgumentParser
import Foundation
import LocalEngine

/// `kajo serve`: the engine alone, for any HTTP client.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Run the embedded engine alone, for any HTTP client.")

    @Option(help: "Where to listen; beyond loopback, others can reach it.") var host = "127.0.0.1"
    @Option(help: "The port; 0 takes any free one.") var port = 0
    @Option(
        name: .customLong("data"), help: ArgumentHelp("Where jobs, videos and results are kept.", valueName: "dir"))
    var directory: String?
    @Option(
        help: ArgumentHelp(
            "The key to demand; without it, one is made at first start and kept in the data directory.",
            valueName: "key"))
    var key: String?
    @Option(
        help: ArgumentHelp(
            "Further keys with their permissions; see the README. The file must be closed to others.",
            valueName: "file"))
    var keys: String?
    @Option(
        help: ArgumentHelp(
            "Rules by which requests go wrong on purpose, to test clients; see the README.", valueName: "file"))
    var faults: String?

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("--port takes a number from 0 to 65535.") }
    }

    func run() async throws {
        let places = Places(environment: ProcessInfo.processInfo.environment)
        let path = directory.map { URL(fileURLWithPath: $0).path } ?? places.engine
        try Places.prepare(places.state)
        try Places.prepare(path)
        let shared = EngineDirectory(path: path)
        guard try shared.tryLock() else {
            let port = shared.announcedPort.flatMap { $0 > 0 ? " on port \($0)" : nil } ?? ""
            throw CommandFailure(
                .wrongUsage,
                ["An engine already works on \(path)\(port); end it, or give another directory with --data."])
        }
        shared.announce(port: nil)
        let stop = StopSignals()
        try await serve(path: path, places: places, shared: shared, stop: stop)
    }

    private func serve(path: String, places: Places, shared: EngineDirectory, stop: StopSignals) async throws {
        let secret = try key ?? engineKey(path)
        var configuration = LocalEngineConfiguration(
            dataDirectory: path, key: secret, logger: Logs.start(places), now: { Date() },
            makeID: { UUID().uuidString.lowercased() })
        configuration.host = host
        configuration.port = port
        configuration.keysFile = keys.map { URL(fileURLWithPath: $0).path }
        configuration.faultsFile = faults.map { URL(fileURLWithPath: $0).path }
        let engineConfiguration = configuration
        let ownKey = key == nil
        let isForAll = ownKey && ["127.0.0.1", "localhost", "0.0.0.0"].contains(host)
        let host = host
        try await stop.cancelling {
            do throws(LocalEngineError) {
                try await LocalEngine(engineConfiguration).run { port in
                    shared.announce(port: isForAll ? port : EngineDirectory.privatePort)
                    Self.introduce(host: host, port: port, path: path, ownKey: ownKey)
                }
            } catch {
                throw CommandFailure(.wrongUsage, [error.message])
            }
        }
    }

    private func engineKey(_ path: String) throws -> String {
        do {
            return try LocalEngine.key(in: path)
        } catch {
            throw CommandFailure(.wrongUsage, [error.message])
        }
    }

    /// The key itself stays in its file.
    private static func introduce(host: String, port: Int, path: String, ownKey: Bool) {
        let address = "http://\(host.contains(":") ? "[\(host)]" : host):\(port)/core/1.0"
        let key = ownKey ? "$(cat \(quoted(path + "/key")))" : "the key that you gave"
        Console.tell(
            """
            The engine listens on \(address)
            Its data: \(path)

            From a shell:
                BASE=\(address)
                KEY=\(ownKey ? "\"\(key)\"" : "…  # \(key)")
                curl -s "$BASE/new_job" -H 'Content-Type: application/json' \\
                    -d "{\\"api_key\\":\\"$KEY\\",\\"media\\":{\\"video\\":{\\"url\\":\\"https://host/video.mp4\\"}}}"
                curl -s -G "$BASE/list_jobs" --data-urlencode "api_key=$KEY"

            With kajo:
                VALOSSA_API_KEY="$KEY" KAJO_BASE_URL="$BASE" kajo

            Ctrl-C ends it; unfinished jobs go on at the next start.
            """)
    }

    private static func quoted(_ path: String) -> String { "'" + path.replacing("'", with: "'\\''") + "'" }
}
