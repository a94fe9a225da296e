import Foundation
import Logging
import Synchronization

@testable import LocalEngine

/// An engine with a faults file, and what its log says.
struct FaultyEngine {
    let engine: TestEngine
    let path: String
    let log: TestLog

    init(_ rules: String, in folder: TestFolder? = nil) async throws {
        let folder = try folder ?? TestFolder()
        let path = folder.path + "/faults.json"
        let log = TestLog()
        try Data(rules.utf8).write(to: URL(fileURLWithPath: path))
        engine = try await TestEngine(in: folder) {
            $0.faultsFile = path
            $0.logger = log.logger
        }
        self.path = path
        self.log = log
    }

    func write(_ rules: String) throws { try Data(rules.utf8).write(to: URL(fileURLWithPath: path)) }
}

/// Keeps what is logged.
final class TestLog: Sendable {
    private let lines = Mutex<[String]>([])

    var text: String { lines.withLock { $0.joined(separator: "\n") } }

    var logger: Logger { Logger(label: "test") { _ in Handler(log: self) } }

    private struct Handler: LogHandler {
        let log: TestLog
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.info

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            log.lines.withLock { $0.append("\(event.level): \(event.message) \(event.metadata ?? [:])") }
        }
    }
}
