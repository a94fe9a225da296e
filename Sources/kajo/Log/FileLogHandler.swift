import Foundation
import Glibc
import Logging

/// Writes one line for each event into kajo's log file; never to the terminal.
///
/// Lines are appended whole, so several processes may share the file.
struct FileLogHandler: LogHandler {
    var metadata = Logger.Metadata()
    var logLevel = Logger.Level.info
    private let label: String
    private let file: LogFile

    init(label: String, file: LogFile) {
        self.label = label
        self.file = file
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { $1 }
        let tail = fields.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        file.append("\(Date().formatted(.iso8601)) \(event.level) \(label): \(event.message)\(tail)")
    }
}

/// A file that only grows, up to a size at which it is put aside once.
struct LogFile: Sendable {
    private let descriptor: Int32

    private static let largest = 8_000_000

    /// Opens or makes the file, readable by the user alone; an unusable place gives a log that keeps nothing.
    init(path: String) {
        var facts = stat()
        if stat(path, &facts) == 0, facts.st_size > Self.largest { rename(path, path + ".1") }
        descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    }

    /// One line, whatever it holds: control characters, and those that turn the direction of writing, are written as `?`.
    func append(_ line: String) {
        guard descriptor >= 0 else { return }
        let clean = line.unicodeScalars.map { Self.isActing($0) ? "?" : $0 }
        var bytes = Array(String(String.UnicodeScalarView(clean)).utf8)
        bytes.append(0x0A)
        _ = write(descriptor, bytes, bytes.count)
    }

    private static func isActing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: scalar.properties.isBidiControl
        }
    }
}
