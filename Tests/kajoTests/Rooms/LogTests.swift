import Foundation
import Logging
import Testing

@testable import kajo

struct LogTests {
    @Test func `each event is one line in a file for the user alone`() throws {
        let program = try Program()
        defer { program.remove() }
        let path = program.places + "/kajo.log"
        let file = LogFile(path: path)
        let logger = Logger(label: "room") { FileLogHandler(label: $0, file: file) }
        logger.info("two\nlines \u{1B}[31m\u{9B}0m\u{7F}\u{202E}\u{2028}", metadata: ["b": "2\r", "a": "1"])
        logger.debug("not told")
        logger.error("the end")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let lines = text.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasSuffix(" info room: two?lines ?[31m?0m??? a=1 b=2?") == true, "\(text)")
        #expect(lines.last?.hasSuffix(" error room: the end") == true)
        let facts = try FileManager.default.attributesOfItem(atPath: path)
        #expect(facts[.posixPermissions] as? Int == 0o600)
    }

    @Test func `a log goes on where another process left it, until it is large`() throws {
        let program = try Program()
        defer { program.remove() }
        let path = program.places + "/kajo.log"
        LogFile(path: path).append("first")
        LogFile(path: path).append("second")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "first\nsecond\n")
        #expect(truncate(path, 8_000_001) == 0)
        LogFile(path: path).append("third")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "third\n")
        #expect(FileManager.default.fileExists(atPath: path + ".1"))
    }

    @Test func `a link in its place is not followed, and an unusable place costs nothing`() throws {
        let program = try Program()
        defer { program.remove() }
        symlink(program.places + "/elsewhere", program.places + "/kajo.log")
        LogFile(path: program.places + "/kajo.log").append("line")
        LogFile(path: program.places + "/none/kajo.log").append("line")
        #expect(!FileManager.default.fileExists(atPath: program.places + "/elsewhere"))
    }
}
