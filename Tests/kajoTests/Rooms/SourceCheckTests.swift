import AnalysisModel
import AppLogic
import Foundation
import Testing

@testable import kajo

/// What is said of a source before anything is sent.
struct SourceCheckTests {
    /// A file of so many bytes that takes no room.
    private func sparse(_ name: String, bytes: Int64, in program: Program) throws {
        let path = program.places + "/" + name
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        #expect(truncate(path, off_t(bytes)) == 0)
    }

    private func finding(_ text: String, in program: Program) -> SourceVerdict.Finding {
        SourceCheck.verdict(on: text, directory: program.places, home: program.places).finding
    }

    @Test func `a file is good, or it is said what is wrong with it`() throws {
        let program = try Program()
        defer { program.remove() }
        let limit = ServiceLimits.videoBytes
        try sparse("good.mp4", bytes: 10, in: program)
        try sparse("full.mp4", bytes: limit, in: program)
        try sparse("large.mp4", bytes: limit + 1, in: program)
        try sparse("empty.mp4", bytes: 0, in: program)
        #expect(mkfifo(program.places + "/pipe.mp4", 0o600) == 0)
        symlink("good.mp4", program.places + "/link.mp4")
        symlink("nowhere.mp4", program.places + "/dangling.mp4")

        #expect(finding("good.mp4", in: program) == .file(.file(program.places + "/good.mp4"), size: 10))
        #expect(finding("~/good.mp4", in: program) == .file(.file(program.places + "/good.mp4"), size: 10))
        #expect(finding("full.mp4", in: program) == .file(.file(program.places + "/full.mp4"), size: limit))
        #expect(finding("link.mp4", in: program) == .file(.file(program.places + "/link.mp4"), size: 10))
        #expect(finding("large.mp4", in: program) == .badFile(.tooLarge(limit + 1)))
        #expect(finding("empty.mp4", in: program) == .badFile(.empty))
        #expect(finding("pipe.mp4", in: program) == .badFile(.notRegular))
        #expect(finding(program.places, in: program) == .badFile(.isDirectory))
        #expect(finding("none.mp4", in: program) == .badFile(.missing))
        #expect(finding("dangling.mp4", in: program) == .badFile(.missing))
    }

    static let dropped = [
        "'HERE/a b%20c.mp4'", "\"HERE/a b%20c.mp4\"", "HERE/a\\ b%20c.mp4", "file://HERE/a%20b%2520c.mp4",
        "'file://HERE/a%20b%2520c.mp4'", "file://localhostHERE/a%20b%2520c.mp4", " HERE/a b%20c.mp4\n",
    ]

    @Test(arguments: dropped)
    func `a file is found however a terminal or a file manager drops its name`(text: String) throws {
        let program = try Program()
        defer { program.remove() }
        try sparse("a b%20c.mp4", bytes: 10, in: program)
        let path = program.places + "/a b%20c.mp4"
        #expect(finding(text.replacing("HERE", with: program.places), in: program) == .file(.file(path), size: 10))
    }

    @Test(arguments: ["ftp://host/x.mp4", "", "  "])
    func `what is neither a link nor a path is no source`(text: String) throws {
        let program = try Program()
        defer { program.remove() }
        guard case .noSource = finding(text, in: program) else {
            Issue.record("it was taken: \(finding(text, in: program))")
            return
        }
    }

    @Test func `a link is taken as it is, without a look at it`() throws {
        let program = try Program()
        defer { program.remove() }
        guard case .link = finding("https://host.example/x.mp4?sign=1", in: program) else {
            Issue.record("it was not taken")
            return
        }
    }
}
