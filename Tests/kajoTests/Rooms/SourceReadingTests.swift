import AnalysisModel
import AppLogic
import Foundation
import LocalEngine
import Testing

@testable import kajo

/// How many sources go on together.
struct SourceReadingTests {
    private static func link(_ number: Int) -> NamedSource {
        let link = "https://media.example/\(number).mp4"
        return NamedSource(name: link, content: .success(SubmissionRequest(source: .url(link))))
    }

    private static func file(_ number: Int) -> NamedSource {
        let path = "/no/such/\(number).mp4"
        return NamedSource(name: path, content: .success(SubmissionRequest(source: .file(path))))
    }

    private static let refused = NamedSource(
        name: nil, place: ListPlace(list: "x", line: 1), content: .failure(ListFault(message: "No.")))

    struct Row: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var sources: [NamedSource]
        var looks = true
        var portions: [Int]
    }

    @Test(arguments: [
        Row(testDescription: "nothing", sources: [], portions: []),
        Row(testDescription: "links wait for nobody", sources: (0..<5000).map(link), portions: [5000]),
        Row(testDescription: "files come by and by", sources: (0..<70).map(file), portions: [32, 32, 6]),
        Row(
            testDescription: "links go with the files before them",
            sources: (0..<32).map(file) + (0..<40).map(link) + [refused, file(33)] + (0..<3).map(link),
            portions: [73, 4]),
        Row(
            testDescription: "where nobody looks, files go like links", sources: (0..<70).map(file), looks: false,
            portions: [70]),
    ])
    func `only files that are looked into make others wait`(row: Row) async throws {
        let program = try Program()
        defer { program.remove() }
        // An ffprobe that says nothing of any file.
        try FileManager.default.createSymbolicLink(
            atPath: program.places + "/ffprobe", withDestinationPath: "/bin/false")
        let inspection = try #require(VideoInspection(path: program.places))
        let reading = SourceReading(
            directory: "/", home: "/", isRecursive: false, defaults: ListedSource(),
            inspection: row.looks ? inspection : nil)
        var (portions, names): ([Int], [String?]) = ([], [])
        try await reading.inspecting(row.sources) { portion in
            portions.append(portion.count)
            names += portion.map(\.name)
        }
        #expect(portions == row.portions)
        #expect(names == row.sources.map(\.name))
    }
}
