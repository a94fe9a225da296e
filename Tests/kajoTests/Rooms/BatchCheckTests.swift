import AnalysisModel
import AppLogic
import Foundation
import Glibc
import LocalEngine
import Screens
import Synchronization
import Testing

@testable import kajo

/// What the form is told of several sources.
struct BatchCheckTests {
    /// The reports on texts in a folder of some files, without a service and without a look into the files.
    private func reports(
        on texts: [String], files: [String: Int], _ body: (String, [SourceReport]) throws -> Void
    ) async throws {
        let program = try Program()
        defer { program.remove() }
        let folder = program.places + "/videos"
        for (name, size) in files {
            let path = folder + "/" + name
            try FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try Data(repeating: 7, count: size).write(to: URL(fileURLWithPath: path))
        }
        let reading = SourceReading(
            directory: folder, home: program.places, isRecursive: false, defaults: ListedSource(), inspection: nil)
        let log = Log()
        await BatchCheck(reading: reading, board: nil).run(texts, post: log.take)
        try body(folder, log.reports)
    }

    @Test func `a directory, a pattern, a link and a path each give what they stand for, and the last report is final`()
        async throws
    {
        let files = ["reels/b.mp4": 2, "reels/a.mov": 3, "reels/notes.txt": 1, "old1.mp4": 4, "old2.mp4": 0]
        try await reports(on: ["reels", "old?.mp4", "https://media.example/a", "none"], files: files) {
            folder, reports in
            let link = "https://media.example/a"
            let expected: [SourceBatch.Entry] = [
                .init(
                    name: folder + "/reels/a.mov", verdict: .good(.file(folder + "/reels/a.mov"), size: 3)),
                .init(
                    name: folder + "/reels/b.mp4", verdict: .good(.file(folder + "/reels/b.mp4"), size: 2)),
                .init(name: folder + "/old1.mp4", verdict: .good(.file(folder + "/old1.mp4"), size: 4)),
                .init(name: folder + "/old2.mp4", verdict: .bad(.file(.empty))),
                .init(name: link, verdict: .good(.url(link), size: nil)),
                .init(name: "none", verdict: .bad(.file(.missing))),
            ]
            #expect(reports.last?.entries == expected)
            #expect(reports.last?.leftOut == 1)
            #expect(reports.map(\.isFinal) == [false, false, true])
            #expect(reports.allSatisfy { $0.texts == ["reels", "old?.mp4", link, "none"] })
        }
    }

    @Test func `a source that is named twice counts once`() async throws {
        let files = ["a.mp4": 1, "bad/b.mp4": 0]
        try await reports(on: ["a.mp4", "*.mp4", "bad", "bad/*"], files: files) { folder, reports in
            let verdicts = reports.last?.entries.map(\.verdict)
            let expected: [SourceBatch.Entry.Verdict] = [
                .good(.file(folder + "/a.mp4"), size: 1), .same(as: "a.mp4"), .bad(.file(.empty)),
            ]
            #expect(verdicts == expected)
        }
    }

    @Test func `a name with the signs of a pattern is a name first`() async throws {
        try await reports(on: ["film [1].mp4"], files: ["film [1].mp4": 1, "film 1.mp4": 2]) { folder, reports in
            #expect(reports.last?.entries.map(\.verdict) == [.good(.file(folder + "/film [1].mp4"), size: 1)])
        }
    }

    @Test func `a directory without videos, and a pattern without files, say so`() async throws {
        try await reports(on: ["empty", "*.mkv"], files: ["empty/notes.txt": 1]) { _, reports in
            let verdicts = reports.last?.entries.map(\.verdict)
            #expect(verdicts == [.bad(.file(.noVideoInside)), .bad(.file(.missing))])
        }
    }

    @Test func `a list stands for its rows, each with what it says, and a bad one is told with its line`() async throws
    {
        try await withFolder { folder, reports in
            let list = """
                source,title,face_min_height
                a.mp4,"One, two",0.5
                ftp://media.example/x.mp4,,
                https://media.example/b.mp4,,2
                none.mp4,,
                none.mp4,,
                ,No source,
                a.mp4,Again,
                """
            try Data("x".utf8).write(to: URL(fileURLWithPath: folder + "/a.mp4"))
            try Data(list.utf8).write(to: URL(fileURLWithPath: folder + "/my reels.csv"))
            let text = "'my reels.csv'"
            let entries = try #require(await reports([text, "https://media.example/c.mp4"]).last).entries
            let words = entries.map { entry in
                let verdict =
                    switch entry.verdict {
                    case .good(let source, let size): "\(source.text) \(size ?? -1)"
                    case .bad(let problem): ProblemWords.of(problem)
                    case .same(let first): "same as \(first)"
                    }
                return "\(entry.place?.line ?? 0) \(entry.name) \(verdict)"
            }
            #expect(
                words == [
                    "2 a.mp4 \(folder)/a.mp4 1",
                    "3 ftp://media.example/x.mp4 "
                        + "The service fetches http:// and https:// links only, not ftp://.",
                    "4  face_min_height: A face's height is a number from 0 to 1, such as 0.15.",
                    "5 none.mp4 There is no such file.", "6 none.mp4 There is no such file.",
                    "7  The row names no source.", "8 a.mp4 same as a.mp4",
                    "0 https://media.example/c.mp4 https://media.example/c.mp4 -1",
                ])
            #expect(Set(entries.compactMap(\.place?.list)) == [text])
            let said = SubmissionRequest(
                source: .file(folder + "/a.mp4"), title: "One, two", options: JobOptions(faceMinRelativeHeight: 0.5))
            #expect(entries[0].said == said)
            #expect(entries.last?.said == nil)
        }
    }

    @Test(arguments: [
        ("x.txt", "# nothing\n", "The list names no source."), ("x.csv", "\n", "The list names no source."),
        ("x.csv", "title\nA\n", "The header names no column source. No row of the list is submitted."),
        ("x.jsonl", "source\n", "The line is not JSON."),
    ])
    func `a list without a source says why`(row: (name: String, text: String, expected: String)) async throws {
        try await withFolder { folder, reports in
            try Data(row.text.utf8).write(to: URL(fileURLWithPath: folder + "/" + row.name))
            let entries = await reports([row.name]).last?.entries
            #expect(entries?.map(\.verdict) == [.bad(.file(.unfit(row.expected)))])
        }
    }

    @Test func `a list beyond all looking at is left to the command`() async throws {
        try await withFolder { folder, reports in
            let path = folder + "/x.txt"
            #expect(FileManager.default.createFile(atPath: path, contents: nil))
            #expect(truncate(path, 64_000_001) == 0)
            guard case .bad(let problem)? = await reports([path]).last?.entries.first?.verdict else {
                Issue.record("it is taken")
                return
            }
            #expect(ProblemWords.of(problem).contains("exceeds 64 MB"))
        }
    }

    private func withFolder(
        _ body: (String, ([String]) async -> [SourceReport]) async throws -> Void
    ) async throws {
        let program = try Program()
        defer { program.remove() }
        let reading = SourceReading(
            directory: program.places, home: program.places, isRecursive: false, defaults: ListedSource(),
            inspection: nil)
        try await body(program.places) { texts in
            let log = Log()
            await BatchCheck(reading: reading, board: nil).run(texts, post: log.take)
            return log.reports
        }
    }

    /// Keeps the reports that are posted.
    private final class Log: Sendable {
        private let kept = Mutex<[SourceReport]>([])

        var reports: [SourceReport] { kept.withLock { $0 } }

        func take(_ action: Action) {
            if case .sourcesChecked(let report) = action { kept.withLock { $0.append(report) } }
        }
    }

    /// An ffprobe that takes each file for one without a video.
    private func inspection(in folder: String) throws -> VideoInspection {
        let path = folder + "/ffprobe"
        let script = "#!/bin/sh\necho '{\"streams\":[{\"codec_type\":\"audio\"}]}'\n"
        _ = FileManager.default.createFile(
            atPath: path, contents: Data(script.utf8), attributes: [.posixPermissions: 0o700])
        return try #require(VideoInspection(path: folder, timeLimit: .seconds(240)))
    }

    @Test func `it is told how many of many files are looked into, and nothing once it is cancelled`() async throws {
        let program = try Program()
        defer { program.remove() }
        let folder = program.places + "/videos"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for number in 1...40 {
            try Data("x".utf8).write(to: URL(fileURLWithPath: folder + "/\(number).mp4"))
        }
        let reading = SourceReading(
            directory: folder, home: program.places, isRecursive: false, defaults: ListedSource(),
            inspection: try inspection(in: program.places))
        let (told, early) = (Log(), Log())
        await BatchCheck(reading: reading, board: nil).run([folder], post: told.take)
        let reports = told.reports
        #expect(reports.map(\.looked) == [0, 32, 40, 40])
        #expect(reports.map { report in report.entries.count { $0.isBad } } == [0, 32, 8, 40])
        #expect(reports.map(\.range) == [nil, 0..<32, 32..<40, nil])

        await withTaskGroup(of: Void.self) { group in
            group.cancelAll()
            group.addTask { await BatchCheck(reading: reading, board: nil).run([folder], post: early.take) }
        }
        #expect(early.reports.map(\.looked) == [0])
    }
}
