import AnalysisModel
import CoreMetadata
import Foundation
import TestSupport
import Testing

@Suite struct `Summary of a core result` {
    static func summary(_ name: String) throws -> ResultSummary {
        try CoreMetadata.summary(of: Fixture.data(named: name))
    }

    @Test func `technical facts, title and shots stand as in the file`() throws {
        let summary = try Self.summary("client-core-1.8.1.json")
        #expect(summary.jobID == Job.ID("167d6a67-fb99-438c-a44c-c22c98229b93"))
        #expect(summary.metadataFormat == "1.8.1")
        #expect(summary.title == "Harbour at dawn")
        var technical = ResultSummary.Technical()
        technical.duration = .seconds(12.5)
        technical.framesPerSecond = 23.98
        (technical.width, technical.height) = (1280, 720)
        (technical.videoCodec, technical.audioCodec, technical.audioChannels) = ("h264", "aac", 2)
        #expect(summary.technical == technical)
        #expect(
            summary.shots == [
                Shot(span: span(0.083, 4.5), firstFrame: 0, lastFrame: 107),
                Shot(span: span(4.5, 12.5), firstFrame: 108, lastFrame: 299),
            ])
    }

    @Test func `every type counts, with the union of its times`() throws {
        let summary = try Self.summary("client-core-1.8.1.json")
        #expect(summary.detections == 11)
        #expect(summary.occurrences == 12)
        let rows: [(String, Int, Int, Double)] = [
            ("audio.speech", 1, 1, 12), ("audio.speech_detailed", 1, 1, 1), ("human.face", 1, 2, 5),
            ("topic.general", 1, 0, 0), ("topic.iab.section", 1, 1, 10), ("visual.color", 1, 1, 12.5),
            ("visual.context", 4, 5, 9.5), ("visual.new_type", 1, 1, 5),
        ]
        #expect(
            summary.byType
                == rows.map {
                    ResultSummary.OfType(type: $0.0, detections: $0.1, occurrences: $0.2, screenTime: .seconds($0.3))
                })
    }

    @Test func `of more types than any result has the first are listed, and all are counted`() throws {
        let most = 10_000
        let detections = (0..<most + 5).map {
            #""\#($0)":{"t":"t\#($0)","label":"a","occs":[{"ss":1,"se":2},{"ss":3,"se":4}]}"#
        }
        let late = #""late":{"t":"t7","label":"a","occs":[{"ss":5,"se":6}]}"#
        let text = #"{"detections":{\#((detections + [late]).joined(separator: ","))}}"#
        let summary = try CoreMetadata.summary(of: Data(text.utf8))
        #expect((summary.detections, summary.occurrences) == (most + 6, 2 * most + 11))
        #expect((summary.unlisted.detections, summary.unlisted.occurrences) == (5, 10))
        #expect(summary.byType.count == most && summary.labels.count == most)
        let known = try #require(summary.byType.first { $0.type == "t7" })
        #expect((known.detections, known.occurrences, known.screenTime) == (2, 3, .seconds(3)))
    }

    @Test func `labels are sorted by time, label and type, without speech and topics`() throws {
        let labels = try Self.summary("client-core-1.8.1.json").labels
        #expect(labels.map(\.label) == ["color", "boat", "face", "face", "quay"])
        #expect(
            labels.map(\.type) == [
                "visual.color", "visual.context", "human.face", "visual.new_type", "visual.context",
            ])
        #expect(labels.map(\.screenTime) == [.seconds(12.5), .seconds(5), .seconds(5), .seconds(5), .seconds(5)])
        let boat = try #require(labels.first { $0.label == "boat" })
        #expect(boat.detectionIDs.map(\.rawValue) == ["9", "10"])
        #expect(boat.spans == [span(0, 5)])
        let face = try #require(labels.first { $0.type == "human.face" })
        #expect(face.spans == [span(1, 2), span(8, 12)])
    }

    @Test func `colours belong to their seconds`() throws {
        let summary = try Self.summary("client-core-1.8.1.json")
        #expect(summary.colorsBySecond == [["A02F34", "10C67F"], [], ["FFFFFF"], ["010203"]])
    }

    @Test func `an old file lacks much and is read all the same`() throws {
        let summary = try Self.summary("client-core-1.3.1.json")
        #expect(summary.metadataFormat == "1.3.1")
        #expect(summary.title == "Old reel")
        #expect(summary.technical.framesPerSecond == 24)
        #expect(summary.technical.width == nil)
        #expect(summary.byType.map(\.type) == ["explicit_content.nudity", "human.face", "topic.iab.transcript"])
        #expect(summary.labels.map(\.label) == ["face", "nudity"])
        #expect(summary.shots.count == 1)
        #expect(summary.colorsBySecond.isEmpty)
    }

    @Test func `what is odd costs only itself`() throws {
        let summary = try Self.summary("client-core-odd.json")
        #expect(summary.jobID == nil)
        #expect(summary.title == nil)
        #expect(summary.technical == ResultSummary.Technical())
        #expect(summary.detections == 6)
        #expect(summary.occurrences == 7)
        #expect(summary.labels.map(\.label) == ["odd times"])
        #expect(summary.labels.first?.screenTime == .seconds(3.5))
        #expect(summary.labels.first?.spans == [span(0, 3), span(6, 6.5)])
        #expect(summary.labels.first?.detectionIDs.map(\.rawValue) == ["10", "eleven"])
        #expect(summary.byType.map(\.screenTime) == [.zero, .seconds(3.5)])
        #expect(summary.colorsBySecond == [[], [], [], ["0A0B0C"], []])
        #expect(summary.shots.map(\.lastFrame) == [0, 0, 107])
        #expect(summary.shots.last?.firstFrame == 72)
    }

    @Test(arguments: [#"{"detections":{}}"#, "\u{FEFF} {\"detections\":{},\"version_info\":{}}"])
    func `a result in which nothing was found is one`(text: String) throws {
        #expect(try CoreMetadata.summary(of: Data(text.utf8)) == ResultSummary())
    }

    @Test func `sums that are equal but for their last bits sort by label`() throws {
        // 0.1 + 0.2 is more than 0.3 in binary.
        let text = #"""
            {"detections":{"1":{"t":"v","label":"b","occs":[{"ss":0,"se":0.1},{"ss":1,"se":1.2}]},
             "2":{"t":"v","label":"a","occs":[{"ss":0,"se":0.3}]},
             "3":{"t":"v","label":"0","occs":[{"ss":0,"se":0.2},{"ss":2,"se":2.1}]}}}
            """#
        #expect(try CoreMetadata.summary(of: Data(text.utf8)).labels.map(\.label) == ["0", "a", "b"])
    }

    private func span(_ start: Double, _ end: Double) -> TimeSpan {
        TimeSpan(start: Timecode(seconds: start), end: Timecode(seconds: end))
    }
}
