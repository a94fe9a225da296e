import Foundation
import Glibc
import Testing

@testable import kajo

/// Where an export or a result is put.
struct OutputFileTests {
    private func inFolder(_ body: (_ folder: String) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "kajo-output-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    private func isRegular(_ path: String) throws -> Bool {
        try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType == .typeRegular
    }

    @Test(arguments: [true, false])
    func `a file is as it was until the new one is whole`(isKept: Bool) throws {
        try inFolder { folder in
            let path = folder + "/out.csv"
            try Data("old".utf8).write(to: URL(fileURLWithPath: path))
            let file = try OutputFile(at: path)
            try file.write(Data("new".utf8))
            #expect(try text(path) == "old")
            if isKept { try file.finish() } else { file.abandon() }
            #expect(try text(path) == (isKept ? "new" : "old"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["out.csv"])
        }
    }

    @Test func `a link stays one, and what it leads to is written`() throws {
        try inFolder { folder in
            try Data("old".utf8).write(to: URL(fileURLWithPath: folder + "/real.csv"))
            #expect(symlink("real.csv", folder + "/link.csv") == 0)
            let file = try OutputFile(at: folder + "/link.csv")
            try file.write(Data("new".utf8))
            try file.finish()
            #expect(try !isRegular(folder + "/link.csv"))
            #expect(try text(folder + "/real.csv") == "new")
        }
    }

    /// As `-o /dev/null` does, which root could put away for all.
    @Test(arguments: [true, false])
    func `what is no file stays what it is, and gets what is written`(isWhole: Bool) throws {
        try inFolder { folder in
            let pipe = folder + "/pipe"
            #expect(mkfifo(pipe, 0o600) == 0)
            // Both ends, or the opening would wait.
            let reader = open(pipe, O_RDWR | O_NONBLOCK)
            defer { close(reader) }
            let file = try OutputFile(at: pipe)
            try file.write(Data("new".utf8))
            if isWhole { try file.finish() } else { file.abandon() }
            var bytes = [UInt8](repeating: 0, count: 16)
            #expect(read(reader, &bytes, 16) == 3)
            #expect(bytes.prefix(3) == Array("new".utf8)[...])
            #expect(try !isRegular(pipe))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["pipe"])
        }
    }

    @Test(arguments: ["/no/such/folder/x", "/"])
    func `where nothing can be put, that is told in the system's words`(path: String) {
        let trouble = #expect(throws: OutputFile.Trouble.self) { _ = try OutputFile(at: path) }
        #expect(["No such file or directory", "Is a directory"].contains(trouble?.reason))
    }
}
