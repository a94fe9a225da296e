import Foundation
import TestSupport
import Testing

/// Files made to take more memory than there is.
struct HugeFileTests {
    /// In bytes.
    private static let size = 60_000_000
    /// Beside what the program takes for any file.
    private static let room = 20_000_000

    struct Shape: Sendable, CustomTestStringConvertible {
        var name: String
        var start = ""
        var part: String
        var end = ""
        /// How often the file's size the peak may be, beside what any file costs.
        var times: Double
        var status: Int32 = 0
        var says = ""
        var testDescription: String { name }
    }

    /// What nobody wants costs nothing, however much it is; a value that is wanted is held as a whole.
    static let shapes = [
        Shape(name: "numbers that nobody wants", start: #"},"x":["#, part: "0,", end: "0]}", times: 0),
        Shape(name: "white space", start: #"},"x":"#, part: " ", end: "1}", times: 0),
        Shape(
            name: "empty seconds", start: #"},"detection_groupings":{"by_second":["#, part: "[],", end: "[]]}}",
            times: 0),
        Shape(
            name: "empty shots", start: #"},"segmentations":{"detected_shots":["#, part: "{},", end: "{}]}}", times: 1),
        Shape(name: "a text that nobody wants", start: #"},"x":""#, part: "xyz ", end: #""}"#, times: 4),
        Shape(name: "a long number", start: #"},"x":"#, part: "7", end: "}", times: 8),
        Shape(name: "a long label", start: #""1":{"t":"v","label":""#, part: "xyz ", end: #""}}}"#, times: 6),
        Shape(name: "a label of half characters", start: #""1":{"label":""#, part: "\\ud800", end: #""}}}"#, times: 8),
        Shape(name: "a long name", start: "\"", part: "name", end: #"":{}}}"#, times: 6),
        Shape(name: "one member again and again", start: #""1":{"#, part: #""t":"v","#, end: #""t":"v"}}}"#, times: 10),
        Shape(
            name: "nesting without an end", start: #"},"x":"#, part: "[", times: 4, status: 2,
            says: "is nested too deeply to be a result."),
        Shape(
            name: "a file that was cut", start: #""1":{"t":"v","label":""#, part: "xyz ", times: 4, status: 2,
            says: "ends in the middle: it is not whole."),
        Shape(
            name: "a wrong end", start: #"},"x":["#, part: "0,", end: "0]}x", times: 4, status: 2,
            says: "is not JSON: line 1, column "),
    ]

    @Test(.enabled(if: isLong), arguments: shapes)
    func `a file takes no more memory than it must`(shape: Shape) async throws {
        let program = try Program()
        defer { program.remove() }
        let file = program.places + "/huge.json"
        try write(shape, to: file)
        let run = try await MeasuredRun.of(["summary", file, "--json", "--top", "1"], by: program)
        #expect(run.status == shape.status, "\(run.errors)")
        #expect(shape.says.isEmpty || run.errors.contains(shape.says))
        #expect(run.errors.count { $0 == "\n" } == (shape.status == 0 ? 0 : 1))
        let empty = program.places + "/empty.json"
        try Data(#"{"detections":{}}"#.utf8).write(to: URL(fileURLWithPath: empty))
        let least = try await MeasuredRun.of(["summary", empty, "--json"], by: program)
        #expect(Double(run.peak) <= Double(least.peak + Self.room) + shape.times * Double(Self.size))
    }

    private func write(_ shape: Shape, to path: String) throws {
        try Data().write(to: URL(fileURLWithPath: path))
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.write(
            contentsOf: Data((#"{"version_info":{"metadata_type":"core"},"detections":{"# + shape.start).utf8))
        let piece = Data(String(repeating: shape.part, count: 1_000_000 / shape.part.utf8.count).utf8)
        for _ in 0..<(Self.size / piece.count) { try file.write(contentsOf: piece) }
        try file.write(contentsOf: Data(shape.end.utf8))
        try file.close()
    }
}
