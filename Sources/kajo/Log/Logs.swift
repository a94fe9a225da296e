import Logging

/// Where the log goes: a file, for kajo's own rooms and for every library that makes a logger of its own.
enum Logs {
    /// Once for each process.
    static func start(_ places: Places) -> Logger {
        let file = LogFile(path: places.log)
        LoggingSystem.bootstrap { FileLogHandler(label: $0, file: file) }
        return Logger(label: "kajo")
    }
}
