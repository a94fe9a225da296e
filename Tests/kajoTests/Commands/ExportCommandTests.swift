import AnalysisModel
import Foundation
import Testing

@testable import kajo

/// `kajo export` and the tables of `kajo summary`, of files that need no service.
struct ExportCommandTests {
    private static let fixtures = Program.root + "/Tests/TestSupport/Fixtures/"
    private static let rich = fixtures + "client-core-rich.json"

    private func run(_ arguments: String...) async throws -> Program.Outcome {
        let program = try Program()
        defer { program.remove() }
        return try await program.run(arguments)
    }

    struct Table: Sendable, CustomTestStringConvertible {
        var what: String
        var arguments: [String] = []
        var rows: Int
        var has: String
        var testDescription: String { what + " " + arguments.joined(separator: " ") }
    }

    @Test(arguments: [
        Table(what: "occurrences", rows: 19, has: "10,visual.context,weapon,9,3.5,4.5,0.75,0,1,"),
        Table(what: "occurrences", arguments: ["--from", "5", "--to", "7"], rows: 4, has: "damn"),
        Table(what: "occurrences", arguments: ["--label", "WEAPON"], rows: 2, has: "visual.context"),
        Table(what: "detections", rows: 20, has: "31,topic.iab,Crime,0,"),
        Table(what: "detections", arguments: ["--type", "topic"], rows: 3, has: "Boats"),
        Table(what: "detections", arguments: ["--category", "violence"], rows: 1, has: "weapon"),
        Table(what: "detections", arguments: ["--type", "nothing"], rows: 0, has: "detection_id,type,label,"),
        Table(what: "seconds", rows: 6, has: "0,1,human.face,face,,0.5,joy;surprise,,1"),
        Table(what: "seconds", arguments: ["--from", "1", "--min-confidence", "0.8"], rows: 2, has: "1,2,human.face"),
        Table(what: "categories", rows: 3, has: "violence,1,2,1"),
        Table(what: "labels", rows: 6, has: "human.face,face,6,4,,under_18_years,1;2;3;4"),
        Table(what: "shots", rows: 3, has: "1,4,8,100,199"),
        Table(what: "speech", rows: 2, has: "4,6,B,0.5,\"Good morning, all.\""),
    ])
    func `a result becomes a table`(table: Table) async throws {
        let program = try Program()
        defer { program.remove() }
        let arguments = ["export", Self.rich, "--what", table.what] + table.arguments
        let csv = try await program.run(arguments)
        #expect(csv.status == 0, "\(csv.errors)")
        #expect(csv.output.ranges(of: "\r\n").count == table.rows + 1, "\(csv.output)")
        #expect(csv.output.contains(table.has), "\(csv.output)")
        let json = try await program.run(arguments + ["--format", "json"])
        let lines = try json.lines()
        #expect(lines.count == table.rows)
        let columns = csv.output.prefix { $0 != "\r\n" }.split(separator: ",").map(String.init)
        for line in lines { #expect(line.keys.sorted() == columns.sorted()) }
    }

    @Test func `a summary as JSON counts the detections of types that are not listed`() throws {
        var summary = ResultSummary()
        func printed() throws -> [String: Any] {
            let document = try JSONEncoder().encode(SummaryDocument(summary: summary, top: 1))
            return try #require(JSONSerialization.jsonObject(with: document) as? [String: Any])
        }
        #expect(try printed()["not_listed"] == nil)
        summary.unlisted.detections = 5
        summary.unlisted.occurrences = 10
        #expect(try printed()["not_listed"] as? [String: Int] == ["detections": 5, "occurrences": 10])
    }

    @Test func `scene descriptions come from their own files`() async throws {
        let captions = Self.fixtures + "client-captions.json"
        let csv = try await run("export", captions, "--what", "captions")
        #expect(csv.output.contains("1.2,4.8,0,Two people talk at a table.\r\n"))
        let srt = try await run("export", captions, "--what", "captions", "--format", "srt")
        #expect(srt.output.hasPrefix("1\r\n00:00:01,200 --> 00:00:04,800\r\nTwo people talk at a table.\r\n"))
        let other = try await run("export", Self.rich, "--what", "captions")
        #expect(other.status == 2 && other.output.isEmpty)
        #expect(other.errors.contains("These are no captions but "), "\(other.errors)")
    }

    @Test func `subtitles, an edit list and a page are written as a whole`() async throws {
        let program = try Program()
        defer { program.remove() }
        for (format, start, end) in [
            ("srt", "1\r\n00:00:01,000 --> 00:00:02,000\r\nHello.\r\n", "\r\n"),
            ("edl", "TITLE: client-core-rich.json\r\n", "* COMMENT: SHOT 3\r\n"),
            ("html", "<!doctype html>\n", "</html>\n"),
        ] {
            let file = program.places + "/out." + format
            let outcome = try await program.run("export", Self.rich, "--format", format, "-o", file)
            #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.errors)")
            let text = try String(contentsOfFile: file, encoding: .utf8)
            #expect(text.hasPrefix(start) && text.hasSuffix(end), "\(text)")
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: program.places)
        #expect(left.filter { $0.hasPrefix("out.") }.count == 3)
    }

    @Test func `a broken file leaves no half export and one sentence`() async throws {
        let program = try Program()
        defer { program.remove() }
        let (broken, output) = (program.places + "/broken.json", program.places + "/out.csv")
        let whole = try Data(contentsOf: URL(fileURLWithPath: Self.rich))
        try whole.prefix(whole.count - 40).write(to: URL(fileURLWithPath: broken))
        let outcome = try await program.run("export", broken, "-o", output)
        #expect(outcome.status == 2)
        #expect(outcome.errors == "Error: \(broken): The file ends in the middle: it is not whole.\n")
        #expect(!FileManager.default.fileExists(atPath: output))
        let names = try FileManager.default.contentsOfDirectory(atPath: program.places)
        #expect(!names.contains { $0.contains(".part-") })
    }

    @Test(arguments: [
        (["--format", "edl", "--what", "speech"], "edl cannot hold speech, only shots, compliance."),
        (["--format", "html", "--what", "shots"], "--what says nothing to a page"),
        (["--min-confidence", "2"], "--min-confidence"), (["--from", "5", "--to", "4"], "--from and --to"),
        (["--format", "pdf"], "pdf"), (["-o", "/no/such/folder/x.csv"], "could not be written"),
    ])
    func `what cannot be is told`(arguments: [String], says: String) async throws {
        let program = try Program()
        defer { program.remove() }
        let outcome = try await program.run(["export", Self.rich] + arguments)
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        #expect(outcome.errors.contains(says), "\(outcome.errors)")
    }

    @Test func `a formula is made harmless and told, unless it is wanted`() async throws {
        let program = try Program()
        defer { program.remove() }
        let file = program.places + "/formula.json"
        let text =
            #"{"version_info": {"metadata_type": "core"}, "detections": {"1": {"t": "visual.context", "#
            + #""label": "=HYPERLINK(1)", "occs": [{"ss": 0, "se": 1}]}}}"#
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        let outcome = try await program.run("export", file)
        #expect(outcome.output.contains(",'=HYPERLINK(1),"))
        #expect(outcome.errors.hasPrefix("Note: 1 text begins like a formula"), "\(outcome.errors)")
        let raw = try await program.run("export", file, "--raw")
        #expect(raw.output.contains(",=HYPERLINK(1),") && raw.errors.isEmpty)
    }

    @Test func `on a terminal the lines stay lines, and nothing acts`() {
        let shown = ExportOutput.visible("a\r\nb\u{1B}[2J\r\n")
        #expect(shown == "a\nb" + Console.visible("\u{1B}[2J") + "\n")
        #expect(!shown.contains("\u{1B}"))
    }

    @Test func `a summary is a table, CSV or one object with what was found`() async throws {
        let table = try await run("summary", Self.rich)
        for word in ["FACES", "Aino K.", "TOPICS", "KEYWORDS", "TO BE LOOKED AT", "SPEECH", "VALENCE"] {
            #expect(table.output.contains(word), "\(table.output)")
        }
        let csv = try await run("summary", Self.rich, "--csv", "--top", "1")
        #expect(csv.output.hasPrefix("type,label,screen_time_s,") && csv.output.ranges(of: "\r\n").count == 2)
        let json = try #require(try await run("summary", Self.rich, "--json").lines().first)
        for (member, count) in [("faces", 3), ("topics", 3), ("keywords", 3), ("compliance", 4)] {
            #expect((json[member] as? [[String: Any]])?.count == count, "\(member)")
        }
        let face = (json["faces"] as? [[String: Any]])?.first
        #expect(face?["name"] as? String == "Aino K." && face?["screen_time_s"] as? Double == 3.5)
        let both = try await run("summary", Self.rich, "--csv", "--json")
        #expect(both.status == 2)
    }
}
