import Foundation
import Screens
import Testing

/// The house's own rules, and what its papers say of it.
struct HouseTests {
    private static let files: [(path: String, text: String)] = {
        let sources = Program.root + "/Sources"
        let paths = FileManager.default.enumerator(atPath: sources)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
            (try? String(contentsOfFile: sources + "/" + path, encoding: .utf8)).map { (path, $0) }
        }
    }()

    @Test(arguments: [
        ("CNcurses", ["NcursesTerminal/"]), ("CProcess", ["kajo/"]),
        ("GRDB", ["JobServices/Store/", "LocalEngine/Store/"]),
        ("Hummingbird", ["LocalEngine/"]), ("AsyncHTTPClient", ["CoreAPI/Transport/", "LocalEngine/"]),
        ("ArgumentParser", ["kajo/"]), ("Configuration", ["kajo/Settings/"]), ("Yams", ["kajo/Settings/"]),
        ("Subprocess", ["LocalEngine/", "kajo/Settings/"]),
        ("Crypto", ["JobServices/Submission/"]), ("CSimdjson", ["CoreMetadata/"]), ("Mustache", ["Exports/Page/"]),
    ])
    func `a library is imported in its own room alone`(library: String, rooms: [String]) {
        let importers = Self.files.filter { file in
            file.text.split(separator: "\n").contains { line in
                line == "import \(library)" || line.hasSuffix(" import \(library)")
            }
        }
        #expect(!importers.isEmpty)
        for file in importers { #expect(rooms.contains { file.path.hasPrefix($0) }, "\(file.path)") }
    }

    @Test func `files keep to a readable length`() {
        let lengths = Self.files.map { $0.text.split(separator: "\n", omittingEmptySubsequences: false).count }.sorted()
        #expect(lengths[lengths.count / 2] <= 120)
        #expect(lengths[lengths.count * 9 / 10] <= 300)
        #expect((lengths.last ?? 0) <= 500)
    }

    @Test func `the README names every room`() throws {
        let readme = try String(contentsOfFile: Program.root + "/README.md", encoding: .utf8)
        let rooms = try FileManager.default.contentsOfDirectory(atPath: Program.root + "/Sources")
        for room in rooms { #expect(readme.contains("`\(room)`"), "\(room)") }
    }

    @Test func `the README's key table is the program's own`() throws {
        let readme = try String(contentsOfFile: Program.root + "/README.md", encoding: .utf8)
        #expect(readme.contains(KeyTable.markdown), "put this into the README:\n\n\(KeyTable.markdown)")
    }

    @Test func `the README's two lines are there as they stand`() throws {
        let lines = try String(contentsOfFile: Program.root + "/README.md", encoding: .utf8).split(separator: "\n")
        #expect(lines.contains("assets/setup.sh && swift run kajo"))
        #expect(lines.contains { $0.hasPrefix("assets/setup.sh && swift test") })
    }
}
