import AnalysisModel
import Testing

struct MediaSourceTests {
    @Test(arguments: [
        ("/v/a.csv", true), ("/v/a.JSONL", true), ("a.ndjson", true), ("~/a b.txt", true), ("'/v/a.list'", true),
        ("file:///v/a.csv", true), ("https://media.example/a.csv", false), ("/v/a.mp4", false), ("/v/csv", false),
        ("/v.csv/a", false), ("/v/a.csv/", false),
    ])
    func `a list of sources is told by its name`(row: (typed: String, isList: Bool)) throws {
        let source = try MediaSource(typed: row.typed, in: "/here", home: "/home/ann")
        #expect(source.isNamedAsList == row.isList)
    }

    static let good: [(typed: String, source: MediaSource)] = [
        ("https://media.example/a.mp4", .url("https://media.example/a.mp4")),
        ("http://127.0.0.1:8080/a.mp4?x=1#t", .url("http://127.0.0.1:8080/a.mp4?x=1#t")),
        ("HTTPS://media.example/a.mp4", .url("HTTPS://media.example/a.mp4")),
        ("  https://media.example/a.mp4\n", .url("https://media.example/a.mp4")),
        ("'https://media.example/a.mp4'", .url("https://media.example/a.mp4")),
        ("https://media.example/a%20b.mp4", .url("https://media.example/a%20b.mp4")),
        (#"/v/my\ video\ \(1\).mp4"#, .file("/v/my video (1).mp4")), (#"/v/a\\b.mp4"#, .file(#"/v/a\b.mp4"#)),
        (#"'/v/a\ b.mp4'"#, .file(#"/v/a\ b.mp4"#)),
        ("https://media.example?v=1", .url("https://media.example?v=1")),
        ("valossaupload://abc-123", .upload("valossaupload://abc-123")),
        ("file:///v/a.mp4", .file("/v/a.mp4")),
        ("FILE:///v/a.mp4", .file("/v/a.mp4")),
        ("file://localhost/v/a.mp4", .file("/v/a.mp4")),
        ("file:///v/a%20b%C3%A4.mp4", .file("/v/a bä.mp4")),
        ("file:///v/100%.mp4", .file("/v/100%.mp4")),
        ("/v/a.mp4", .file("/v/a.mp4")),
        ("/v/a%20b.mp4", .file("/v/a%20b.mp4")),
        ("/v/a b.mp4", .file("/v/a b.mp4")),
        ("\"/v/a b.mp4\"", .file("/v/a b.mp4")),
        ("'/v/a b.mp4'", .file("/v/a b.mp4")),
        ("'/v/a\"", .file("/here/'/v/a\"")),
        ("'", .file("/here/'")),
        ("a.mp4", .file("/here/a.mp4")),
        ("../a.mp4", .file("/here/../a.mp4")),
        ("~", .file("/home/ann")),
        ("~/a.mp4", .file("/home/ann/a.mp4")),
        ("~ann/a.mp4", .file("/here/~ann/a.mp4")),
        ("/v/\u{1B}[31m.mp4", .file("/v/\u{1B}[31m.mp4")),
        ("/v/a\nb.mp4", .file("/v/a\nb.mp4")),
        ("C:/v/a.mp4", .file("/here/C:/v/a.mp4")),
        ("日本.mp4", .file("/here/日本.mp4")),
    ]

    @Test(arguments: good)
    func `a typed source is read as what it names`(row: (typed: String, source: MediaSource)) throws {
        let source = try MediaSource(typed: row.typed, in: "/here", home: "/home/ann")
        #expect(source == row.source)
    }

    static let bad: [(typed: String, problem: MediaSource.Problem)] = [
        ("", .empty), (" \t\n", .empty), ("''", .empty), ("\"\"", .empty),
        ("file://", .empty), ("file://host", .empty),
        ("ftp://media.example/a.mp4", .unsupportedScheme("ftp")),
        ("S3://bucket/a.mp4", .unsupportedScheme("s3")),
        ("://media.example", .unsupportedScheme("")),
        ("http://:80", .missingHost), ("http://user@", .missingHost), ("/a\u{0}b.mp4", .controlCharacter),
        ("file:///a%00b.mp4", .controlCharacter), ("https://h/\u{1B}[31m", .controlCharacter),
        ("https://", .missingHost), ("https:///a.mp4", .missingHost), ("http://?x", .missingHost),
        ("http://#x", .missingHost), ("https://media example/a.mp4", .space),
        ("https://h/a.mp4 https://h/b.mp4", .space),
        ("valossaupload://", .missingHost),
    ]

    @Test(arguments: bad)
    func `a text that is no source says why`(row: (typed: String, problem: MediaSource.Problem)) {
        #expect(throws: row.problem) {
            try MediaSource(typed: row.typed, in: "/here", home: "/home/ann")
        }
    }

    @Test func `a relative path needs no second slash`() throws {
        #expect(try MediaSource(typed: "a.mp4", in: "/", home: "/root") == .file("/a.mp4"))
    }

    @Test func `a very long path and link are kept whole`() throws {
        let long = String(repeating: "a", count: 100_000)
        #expect(try MediaSource(typed: "/" + long, in: "/here", home: "/root").text == "/" + long)
        let link = "https://media.example/" + long
        #expect(try MediaSource(typed: link, in: "/here", home: "/root").text == link)
    }
}
