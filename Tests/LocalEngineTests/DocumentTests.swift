import AnalysisModel
import Foundation
import Testing

@testable import LocalEngine

@Suite struct DocumentTests {
    private func document(_ findings: Findings, duration: Double?) -> ResultDocument {
        let job = JobRecord(
            id: "job", owner: "", createdAt: Date(timeIntervalSince1970: 0),
            request: JobRequest(media: ["video": ["url": "https://media.example/a.mp4"]]))
        let facts = MediaFacts(
            videoStream: 0, width: 4, height: 2, framesPerSecond: 10,
            video: .init(longName: "Long", shortName: "short"), duration: duration)
        return ResultDocument(job: job, facts: facts, findings: findings)
    }

    private func shot(_ first: Int, _ last: Int) -> ShotSpan {
        ShotSpan(
            stretch: Stretch(start: Double(first) / 10, end: Double(last + 1) / 10), firstFrame: first, lastFrame: last)
    }

    private func json(_ document: ResultDocument) throws -> JSONValue {
        var text = ""
        try document.write { text += $0 }
        return try JSONValue(parsing: Array(text.utf8))
    }

    @Test func `occurrences touch the shots and seconds that they last in`() throws {
        let findings = Findings(
            shots: [shot(0, 9), shot(10, 19), shot(20, 34)],
            black: [Stretch(start: 1, end: 2), Stretch(start: 2.5, end: 9)],
            frozen: [], silent: [Stretch(start: 0.5, end: 2.1)], colorsBySecond: [])
        let document = document(findings, duration: 3.5)
        let black = try #require(document.detections.first { $0.label == "black screen" })
        #expect(black.occurrences.map(\.firstShot) == [1, 2])
        #expect(black.occurrences.map(\.lastShot) == [1, 2])
        #expect(black.occurrences.last?.stretch == Stretch(start: 2.5, end: 3.5), "nothing lasts longer than the video")
        let silence = try #require(document.detections.first { $0.label == "silence" })
        #expect(silence.occurrences.map { [$0.firstShot, $0.lastShot] } == [[0, 2]])
        let ids = document.detections.flatMap(\.occurrences).map(\.id)
        #expect(Set(ids).count == ids.count)
        let json = try json(document)
        guard case .array(let seconds)? = json["detection_groupings"]?["by_second"] else { return }
        let found = seconds.map { second -> [String] in
            guard case .array(let items) = second else { return [] }
            return items.compactMap { $0["d"]?.string }
        }
        #expect(found.map { Set($0) } == [[silence.id], [silence.id, black.id], [silence.id, black.id], [black.id]])
    }

    @Test func `the most prominent comes first and what was not found has no entry`() throws {
        let findings = Findings(
            shots: [shot(0, 99)], black: [Stretch(start: 1, end: 2)], frozen: [Stretch(start: 1, end: 4)], silent: [],
            colorsBySecond: [])
        let json = try json(document(findings, duration: nil))
        #expect(json["detection_groupings"]?["by_detection_type"] == ["visual.context": .array(["2", "1"])])
    }

    @Test func `a result is there whole or not at all`() throws {
        let folder = try TestFolder()
        let document = document(
            Findings(shots: [shot(0, 9)], black: [], frozen: [], silent: [], colorsBySecond: []), duration: 1)
        try document.write(to: folder.path + "/a.json")
        #expect(folder.names == ["a.json"])
        #expect(throws: DiskError.self) { try document.write(to: folder.path + "/missing/a.json") }
        struct Full: Error {}
        #expect(throws: Full.self) { try document.write { _ in throw Full() } }
    }
}
