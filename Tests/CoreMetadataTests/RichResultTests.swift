import AnalysisModel
import CoreMetadata
import Foundation
import TestSupport
import Testing

/// What a new subscription tells beside labels.
@Suite struct `Faces, words and flags` {
    let summary: ResultSummary

    init() throws { summary = try CoreMetadata.summary(of: Fixture.data(named: "client-core-rich.json")) }

    private func span(_ start: Double, _ end: Double) -> TimeSpan {
        TimeSpan(start: Timecode(seconds: start), end: Timecode(seconds: end))
    }

    @Test func `faces of one gallery face are one, under the name that is surest`() throws {
        #expect(summary.faces.map { $0.detectionIDs.map(\.rawValue) } == [["1", "2"], ["3"], ["4"]])
        let face = try #require(summary.faces.first)
        #expect(face.identity?.name == "Aino K." && face.identity?.galleryFaceID == "f1")
        #expect(face.gender == "female" && face.genderConfidence == 0.9 && !face.isLowQuality)
        #expect(face.screenTime == .seconds(3.5))
        #expect(face.spans == [span(0, 3), span(10, 12)])
        #expect(face.valence == [Sample(second: 0, value: 0.5), Sample(second: 1, value: 0.2)])
        #expect(
            face.expressions == [
                Face.Expression(name: "joy", seconds: 2), Face.Expression(name: "surprise", seconds: 1),
            ])
        #expect(summary.faces[1].isUnder18 && summary.faces[1].isLowQuality && summary.faces[1].identity == nil)
        #expect(summary.faceValence == [Sample(second: 0, value: 0), Sample(second: 1, value: 0.2)])
    }

    @Test func `speech stands in time order, with whoever says most of it`() {
        #expect(summary.speech.map(\.text) == ["Hello.", "Good morning, all."])
        #expect(summary.speech.map(\.speaker) == [nil, "B"])
        #expect(summary.speech.map(\.valence) == [nil, 0.5])
        #expect(summary.speechValence == [Sample(second: 0, value: 0.25)])
    }

    @Test func `single words become segments where there are no others`() throws {
        var text = try String(decoding: Fixture.data(named: "client-core-rich.json"), as: UTF8.self)
        text = text.replacing("\"audio.speech\"", with: "\"audio.other\"")
        let summary = try CoreMetadata.summary(of: Data(text.utf8))
        #expect(
            summary.speech == [
                SpeechSegment(span: span(4, 4.5), text: "Good", speaker: "A"),
                SpeechSegment(span: span(4.5, 5), text: "morning,", speaker: "B"),
            ])
    }

    @Test func `the words' own feeling counts where no voice has one`() throws {
        var text = try String(decoding: Fixture.data(named: "client-core-rich.json"), as: UTF8.self)
        text = text.replacing("audio.voice_emotion", with: "audio.other")
        let summary = try CoreMetadata.summary(of: Data(text.utf8))
        #expect(summary.speechValence == [Sample(second: 4, value: 0.5), Sample(second: 5, value: 0.5)])
    }

    @Test func `keywords and topics keep the file's order of importance`() {
        #expect(summary.keywords.map(\.label) == ["Aino", "Cary", "quay"])
        #expect(summary.keywords[1].spans == [span(1, 2), span(7, 8)])
        #expect(summary.topics.map(\.label) == ["Crime", "Travel", "Boats"])
        #expect(summary.topics[0].isSensitive && summary.topics[0].iabID == "IAB14")
        #expect(summary.topics[0].hierarchy == ["Society", "Crime"])
        #expect(summary.topics[2].adScore == 0.4 && summary.topics[2].confidence == 0.75)
        #expect(summary.topics[2].spans == [span(0, 6)])
    }

    @Test func `what must be looked at is told with the shots it is in`() throws {
        #expect(summary.compliance.map(\.label) == ["face", "damn", "weapon", "darn"])
        let weapon = try #require(summary.compliance.first { $0.label == "weapon" })
        #expect(weapon.categories == ["content_compliance", "violence"] && weapon.confidence == 0.8)
        #expect(weapon.spans == [span(3.5, 4.5)])
        #expect(weapon.wholeShots == [span(0, 12)])
        #expect(summary.compliance[1].wholeShots == [span(4, 8)])
    }

    @Test func `labels have categories and confidence`() throws {
        let weapon = try #require(summary.labels.first { $0.label == "weapon" })
        #expect(weapon.categories == ["content_compliance", "violence"] && weapon.confidence == 0.8)
    }
}

@Suite struct `Parts of a result file` {
    private func path(_ name: String) throws -> String { try Fixture.path(named: name) }

    @Test func `detections come one by one, with all that is told of them`() throws {
        var found: [Detection] = []
        try CoreMetadata.visitDetections(ofFileAt: path("client-core-rich.json")) {
            found.append($0); return true
        }
        #expect(found.count == 20)
        let weapon = try #require(found.first { $0.label == "weapon" })
        #expect(weapon.conceptID == "abc" && weapon.knowledgeGraphID == "/m/01")
        #expect(weapon.occurrences.map(\.id) == ["9", "10"])
        #expect(weapon.occurrences[0].firstShotIndex == 0 && weapon.occurrences[0].lastShotIndex == 1)
        #expect(found.first { $0.label == "text region" }?.attributes.text == "NEWS")
        #expect(found.first { $0.label == "Good" }?.confidence == 0.9)
    }

    @Test func `who has enough is not told more`() throws {
        var count = 0
        try CoreMetadata.visitDetections(ofFileAt: path("client-core-rich.json")) { _ in
            count += 1
            return count < 3
        }
        #expect(count == 3)
    }

    @Test func `seconds come in order, the empty ones too`() throws {
        var found: [(Int, [DetectionInSecond])] = []
        try CoreMetadata.visitSeconds(ofFileAt: path("client-core-rich.json")) {
            found.append(($0, $1)); return true
        }
        #expect(found.map(\.0) == [0, 1, 2] && found.map(\.1.count) == [3, 3, 0])
        #expect(found[1].1[1].occurrences == ["2", "5"] && found[1].1[1].expressions == ["joy"])
        #expect(found[1].1[2].confidence == 0.75)
    }

    @Test func `captions stand in time order`() throws {
        let captions = try CoreMetadata.captions(ofFileAt: path("client-captions.json"))
        #expect(captions.map(\.text) == ["Two people talk at a table.", "A boat leaves."])
        #expect(captions.map(\.shotIndex) == [0, nil])
        #expect(captions[1].span == TimeSpan(start: Timecode(seconds: 4.8), end: Timecode(seconds: 9)))
        #expect(throws: CoreMetadataError.notCaptions("metadata of the type core")) {
            try CoreMetadata.captions(ofFileAt: path("client-core-1.8.1.json"))
        }
    }

    struct Place: CustomTestStringConvertible, Sendable {
        var path: [String]
        var kind: RawNode.Kind
        var count: Int?
        var text = ""

        var testDescription: String { path.joined(separator: "/") }
    }

    @Test(arguments: [
        Place(path: [], kind: .object, count: 5), Place(path: ["detections"], kind: .object, count: 20),
        Place(path: ["detections", "10", "occs", "1"], kind: .object, count: 4),
        Place(path: ["detections", "10", "occs", "1", "c_max"], kind: .number, text: "0.8"),
        Place(path: ["detections", "13", "occs"], kind: .array, count: 0),
        Place(path: ["detection_groupings", "by_second", "2"], kind: .array, count: 0),
        Place(path: ["detections", "44", "label"], kind: .text, text: ","),
        Place(path: ["detections", "31", "ext_refs", "iab", "is_scd_category"], kind: .bool, text: "true"),
    ])
    func `every value has a path`(place: Place) throws {
        let node = try #require(try CoreMetadata.node(at: place.path, ofFileAt: path("client-core-rich.json")))
        #expect(node.kind == place.kind && node.count == place.count && node.text == place.text)
        #expect(node.children.count == min(100, place.count ?? 0))
    }

    @Test(arguments: [
        ["none"], ["detections", "10", "occs", "2"], ["detections", "10", "occs", "01"],
        ["detections", "10", "t", "x"],
        ["detections", "13", "occs", "0"],
    ])
    func `where there is nothing, nothing is found`(path: [String]) throws {
        #expect(try CoreMetadata.node(at: path, ofFileAt: self.path("client-core-rich.json")) == nil)
    }

    @Test func `children come in pages`() throws {
        let file = try path("client-core-rich.json")
        let page = try CoreMetadata.node(at: ["detections"], ofFileAt: file, offset: 18, limit: 10)
        #expect(page?.count == 20 && page?.children.map(\.key) == ["44", "50"])
        #expect(page?.children.map(\.kind) == [.object, .object] && page?.children.first?.count == 4)
        #expect(try CoreMetadata.node(at: ["detections"], ofFileAt: file, offset: 20)?.children.isEmpty == true)
    }

    @Test func `an object and an array tell how they begin, on one line, and no more than is theirs`() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        let long = String(repeating: "ä", count: 300)
        try Data("[{\n  \"a\": 1,\n  \"b\": [ ]\n}, [], {}, [\"\(long)\"], [2]]".utf8).write(to: file)
        let children = try #require(try CoreMetadata.node(at: [], ofFileAt: file.path)).children
        #expect(children.map(\.text).prefix(3) == ["{ \"a\": 1, \"b\": [ ] }", "[]", "{}"])
        #expect(children.map(\.isCut) == [false, false, false, true, false])
        #expect(children[3].text == "[\"" + String(repeating: "ä", count: 99))
        #expect(children[4].text == "[2]" && children.map(\.count) == [2, 0, 0, 1, 1])
    }

    @Test func `a long text is cut between two characters`() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        let long = String(repeating: #"ä\u00e4\n"#, count: 60)
        try Data("\u{FEFF} [\"\(long)\", 1e999, \"\\ud800\"]".utf8).write(to: file)
        let node = try CoreMetadata.node(at: [], ofFileAt: file.path)
        let text = try #require(node?.children.first?.text)
        #expect(node?.children.map(\.isCut) == [true, false, false])
        #expect(text.hasPrefix("ää\nää\n") && !text.contains("\u{FFFD}") && !text.contains("\\") && text.count < 120)
        #expect(node?.children.map(\.text).suffix(2) == ["1e999", "\u{FFFD}"])
    }

    @Test(arguments: ["", "[1, 2", "{\"a\": 1", "{\"a\" 1}", "\"abc", "{\"a\": [1, 2}"])
    func `what is not whole is an error`(text: String) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        #expect(throws: CoreMetadataError.self) { try CoreMetadata.node(at: [], ofFileAt: file.path) }
        #expect(throws: CoreMetadataError.self) { try CoreMetadata.captions(ofFileAt: file.path) }
    }
}
