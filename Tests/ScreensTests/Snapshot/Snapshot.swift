import AppLogic
import Canvas
import Foundation
import Screens
import Testing

/// Compares what a state looks like with the text on file, cell by cell: text, styles and cursor.
///
/// With `KAJO_RECORD=1` the file is written anew, except where `CI` is set.
func assertSnapshot(
    of state: AppState, named name: String, size: ScreenSize, theme: Theme = .colored,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let file = SnapshotFile(name: name, size: size)
    let frame = draw(state.resized(to: size), theme: theme)
    let text = SnapshotFile.text(of: frame)
    if ProcessInfo.processInfo.environment["KAJO_RECORD"] == "1" {
        try file.record(text, sourceLocation: sourceLocation)
        return
    }
    guard let expected = file.recorded else {
        Issue.record(
            "There is no \(file.fileName). Look at what is drawn, then record it: \(SnapshotFile.command)\n\(text)",
            sourceLocation: sourceLocation)
        return
    }
    if text != expected {
        let difference = file.difference(from: expected, to: text)
        Issue.record(
            "\(file.fileName) is another:\n\(difference)\nIf it is meant to be: \(SnapshotFile.command)",
            sourceLocation: sourceLocation)
    }
}

/// One file of `__Snapshots__`.
struct SnapshotFile {
    static let command = "KAJO_RECORD=1 swift test --filter ScreensTests"
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("__Snapshots__")

    let fileName: String

    init(name: String, size: ScreenSize) { fileName = "\(name)-\(size.columns)x\(size.rows).txt" }

    var recorded: String? {
        FileManager.default.contents(atPath: place.path).map { String(decoding: $0, as: UTF8.self) }
    }

    func record(_ text: String, sourceLocation: SourceLocation) throws {
        guard ProcessInfo.processInfo.environment["CI"] == nil else {
            Issue.record("Snapshots are not recorded where CI is set.", sourceLocation: sourceLocation)
            return
        }
        if recorded != text { try Data(text.utf8).write(to: place, options: .atomic) }
    }

    func difference(from expected: String, to actual: String) -> String {
        let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
        return (0..<max(old.count, new.count)).flatMap { row -> [String] in
            let (before, after) = (row < old.count ? old[row] : "", row < new.count ? new[row] : "")
            return before == after ? [] : ["\(row + 1)- \(before)", "\(row + 1)+ \(after)"]
        }.joined(separator: "\n")
    }

    static func text(of frame: CellBuffer) -> String {
        let cursor = frame.cursor.map { ["cursor \($0.x),\($0.y)"] } ?? []
        return (frame.textRows() + ["=== styles"] + frame.styleRows() + cursor).joined(separator: "\n") + "\n"
    }

    private var place: URL { Self.folder.appendingPathComponent(fileName) }
}

extension AppState {
    /// As it is after the terminal has told this size.
    func resized(to size: ScreenSize) -> AppState {
        var state = self
        _ = update(&state, .resized(size))
        return state
    }
}

extension Theme {
    static let colored = Theme(glyphSet: .unicode, hasColor: true)
    static let colorless = Theme(glyphSet: .unicode, hasColor: false)
    static let ascii = Theme(glyphSet: .ascii, hasColor: true)
}
