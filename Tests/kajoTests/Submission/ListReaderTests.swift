import AnalysisModel
import Testing

@testable import kajo

/// Lists of sources, as values: what each format gives, and where it says that a row is none.
struct ListReaderTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var file = "list"
        var bytes: [UInt8]
        /// `LINE source|title|language`, or `LINE ! beginning of the reason`.
        var gives: [String]
        var testDescription: String { name }

        init(_ name: String, file: String = "list", _ text: String, _ gives: [String]) {
            (self.name, self.file, self.bytes, self.gives) = (name, file, Array(text.utf8), gives)
        }

        init(_ name: String, bytes: [UInt8], _ gives: [String]) {
            (self.name, self.bytes, self.gives) = (name, bytes, gives)
        }
    }

    static let plain = [
        Row("nothing", "", []),
        Row("one without an end", "a.mp4", ["1 a.mp4"]),
        Row("blank lines and remarks", "# mine\n\n a.mp4\n   \n#b.mp4\nc d.mp4\n", ["3  a.mp4", "6 c d.mp4"]),
        Row("CRLF", "a.mp4\r\nb.mp4\r\n", ["1 a.mp4", "2 b.mp4"]),
        Row("a byte order mark", "\u{FEFF}a.mp4\nb.mp4", ["1 a.mp4", "2 b.mp4"]),
        Row("commas in a path", "a, b; c.mp4\n", ["1 a, b; c.mp4"]),
        Row(
            "a line that is not UTF-8", bytes: Array("a.mp4\n".utf8) + [0xFF, 0x0A] + Array("c.mp4\n".utf8),
            ["1 a.mp4", "2 ! The line is not UTF-8.", "3 c.mp4"]),
        Row(
            "a line without an end in sight",
            bytes: Array(repeating: 0x61, count: LineCutter.longest + 1) + Array("\nb.mp4".utf8),
            ["1 ! The line exceeds 1 MiB.", "2 b.mp4"]),
    ]

    static let csv = [
        Row("by its header", "source,title,language\na.mp4,A,fi-FI\nb.mp4,,\n", ["2 a.mp4|A|fi-FI", "3 b.mp4"]),
        Row("by dotted paths", "media.title,media.video.url\nA,a.mp4", ["2 a.mp4|A"]),
        Row("semicolons", "source;title\r\na,b.mp4;\"A; B\"\r\n", ["2 a,b.mp4|A; B"]),
        Row("a mark and blank lines", "\u{FEFF}\n source , title\n\na.mp4,A\n", ["4 a.mp4|A"]),
        Row("quotes", "source,title\n\"a \"\"b\"\".mp4\",\"\"\n", ["2 a \"b\".mp4"]),
        Row(
            "a line break in a cell", "source,title\na.mp4,\"A\r\n\nB\"\nb.mp4,B\n", ["2 a.mp4|A\n\nB", "5 b.mp4|B"]),
        Row(
            "too few and too many cells", "source,title\na.mp4\nb.mp4,B,C\nc.mp4,C\n",
            ["2 ! The row has 1 cells", "3 ! The row has 3 cells", "4 c.mp4|C"]),
        Row(
            "no source", "source,title\n,A\n  ,B\nc.mp4,", ["2 ! The row names no source", "3 ! The row n", "4 c.mp4"]),
        Row(
            "a quote in the middle", "source,title\na.mp4,27\" screen\nb.mp4,B",
            ["2 ! A quote stands in a cell", "3 b.mp4|B"]),
        Row("text behind a quote", "source,title\na.mp4,\"A\"x\nb.mp4,B", ["2 ! Something follows", "3 b.mp4|B"]),
        Row(
            "a quote that is never closed", "source,title\na.mp4,\"A\nb.mp4,B\nc.mp4,C\n",
            ["2 ! A quote is not closed.", "3 b.mp4|B", "4 c.mp4|C"]),
        Row(
            "a number that is none", "source,face_min_height\na.mp4,0.5\nb.mp4,tall\nc.mp4,2\n",
            ["2 a.mp4", "3 ! face_min_height: ", "4 ! face_min_height: "]),
        Row(
            "values that no field takes", "source,language,callback\na.mp4,Finnish language,\nb.mp4,,ftp://host\n",
            ["2 ! language: A language is a code", "3 ! callback: "]),
        Row("an unknown column", file: "x.csv", "source,titel\na.mp4,A\n", ["1 ! kajo knows no titel"]),
        Row("an unknown column, by content", "source,titel\na.mp4,A\n", ["1 ! kajo knows no titel"]),
        Row("a column twice", "source,title,media.title\na.mp4,A,B\n", ["1 ! There are two columns for title."]),
        Row("a header without a source", file: "x.csv", "title\nA\n", ["1 ! The header names no column source."]),
        Row("a key in the header", "source,api_key\na.mp4,secret\n", ["1 ! A key does not belong into a list"]),
    ]

    static let json = [
        Row(
            "by its first character",
            #"{"media":{"video":{"url":"a.mp4"},"title":"A","language":"fi-FI"}}"# + "\n\n"
                + #"{"media":{"title":null,"video":{"url":"https://media.example/b"}}}"#,
            ["1 a.mp4|A|fi-FI", "3 https://media.example/b"]),
        Row("short names", file: "x.jsonl", #"{"source":"a.mp4","title":"A"}"#, ["1 a.mp4|A"]),
        Row(
            "what is no JSON", file: "x.ndjson", "{\"media\"\n[]\n7\n{\"source\":\"a.mp4\"} x\n{\"source\":\"b\"}",
            [
                "1 ! The line is not JSON.", "2 ! The line is no JSON object.", "3 ! The line is no JSON object.",
                "4 ! The line is not JSON.", "5 b",
            ]),
        Row("a key", #"{"api_key":"secret","source":"a.mp4"}"#, ["1 ! A key does not belong into a list"]),
        Row("an unknown member", #"{"media":{"video":{"url":"a"},"titel":"A"}}"#, ["1 ! kajo knows no media.titel"]),
        Row("no source", #"{"media":{"title":"A"}}"#, ["1 ! The row names no source."]),
        Row("a number for a text", #"{"source":"a","media":{"title":7}}"#, ["1 ! media.title is to be a text."]),
        Row(
            "a text for a number", #"{"source":"a","analysis_parameters":{"face_min_relative_height":"0.5"}}"#,
            ["1 ! analysis_parameters.face_min_relative_height is to be a number."]),
        Row("an array", #"{"source":["a"]}"#, ["1 ! media.video.url is to be a text."]),
    ]

    @Test(arguments: plain + csv + json)
    func `a list gives its rows, however its bytes arrive`(row: Row) {
        for size in [row.bytes.count, 1, 7] where row.bytes.count < 4096 || size > 7 {
            let entries = Self.entries(row, in: max(1, size))
            #expect(entries.count == row.gives.count, "\(entries)")
            for (entry, expected) in zip(entries, row.gives) {
                #expect(expected.contains("!") ? entry.hasPrefix(expected) : entry == expected)
            }
        }
    }

    @Test func `every member that a submission has is a column`() throws {
        let header = ListColumn.all.map(\.short).joined(separator: ",")
        let link = "https://media.example/x"
        let cells = [link, "Title", "fi-FI", "Text", link, "mine", "0.25", "gallery", link, "group"]
        var reader = ListReader(name: "x.csv")
        let entries = reader.take(Array("\(header)\n\(cells.joined(separator: ","))\n".utf8)) + reader.finish()
        let row = try #require(try entries.first?.content.get())
        let options = JobOptions(
            description: "Text", transcriptURL: link, customerMediaID: "mine", faceMinRelativeHeight: 0.25,
            faceGalleryID: "gallery", callbackURL: link, emailGroup: "group")
        #expect(row == ListedSource(source: link, title: "Title", language: "fi-FI", options: options))
    }

    private static func entries(_ row: Row, in size: Int) -> [String] {
        var reader = ListReader(name: row.file)
        var entries: [ListEntry] = []
        for start in stride(from: 0, to: row.bytes.count, by: size) {
            entries += reader.take(Array(row.bytes[start..<min(start + size, row.bytes.count)]))
        }
        return (entries + reader.finish()).map { entry in
            switch entry.content {
            case .success(let row):
                let members = [row.source, row.title, row.language].compactMap { $0 }
                return "\(entry.line) " + members.joined(separator: "|")
            case .failure(let fault): return "\(entry.line) ! \(fault.message)"
            }
        }
    }
}
