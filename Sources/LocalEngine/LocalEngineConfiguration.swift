public import Foundation
public import Logging

/// Everything the engine needs from outside.
public struct LocalEngineConfiguration: Sendable {
    /// Made with mode 0700 where missing; holds `engine.sqlite`, `media/`, `uploads/` and `results/`.
    public var dataDirectory: String
    /// Where to listen. Beyond loopback, private addresses are refused for downloads and callbacks.
    public var host: String = "127.0.0.1"
    /// 0 takes any free port.
    public var port: Int = 0
    /// The main `api_key`, which may do everything.
    public var key: String
    /// A file of further keys with their permissions; must be this user's own and closed to others.
    public var keysFile: String?
    /// How many ffmpeg processes may run at once; at least one will.
    public var parallelJobs: Int = ProcessorShare.processorsAllowed
    /// Must write to a file, never to the terminal; also given to the server and the downloader.
    public var logger: Logger
    public var limits = EngineLimits()
    /// A file of rules by which requests go wrong on purpose; read again whenever it changes.
    public var faultsFile: String?
    /// A search path in the form of `PATH` for ffmpeg, ffprobe and the recognisers.
    public var toolPath: String?
    /// Whether recognisers are run where they are installed.
    public var usesRecognisers = true
    /// The wall clock.
    public var now: @Sendable () -> Date
    /// Waits so long before a callback is tried again; throws if the task is cancelled meanwhile.
    public var pause: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    /// Makes identifiers of jobs and uploads; must never give one twice.
    public var makeID: @Sendable () -> String

    public init(
        dataDirectory: String, key: String, logger: Logger, now: @escaping @Sendable () -> Date,
        makeID: @escaping @Sendable () -> String
    ) {
        self.dataDirectory = dataDirectory
        self.key = key
        self.logger = logger
        self.now = now
        self.makeID = makeID
        self.toolPath = ProcessInfo.processInfo.environment["PATH"]
    }
}
