import AnalysisModel
import AppLogic
import Foundation

extension Scene {
    /// A result of a service that recognises much.
    static let harbour: ResultSummary = {
        var technical = ResultSummary.Technical()
        technical.duration = .seconds(751)
        technical.framesPerSecond = 29.97
        (technical.width, technical.height) = (1280, 720)
        (technical.videoCodec, technical.audioCodec, technical.audioChannels) = ("h264", "aac", 2)
        var result = ResultSummary(
            jobID: .init("167d6a67"), metadataFormat: "1.8.1", title: "Harbour at dawn", technical: technical,
            shots: shots, detections: 412, occurrences: 1630, byType: types, labels: labels,
            colorsBySecond: (0..<751).map { [$0 < 500 ? "101820" : $0 < 700 ? "E08040" : "f0f0f0", "204060"] })
        (result.faces, result.speech, result.keywords) = (faces, speech, keywords)
        (result.topics, result.compliance) = (topics, compliance)
        result.faceValence = (0..<751).map { Sample(second: $0, value: sin(Double($0) / 60) * 0.8) }
        result.speechValence = (100..<400).map { Sample(second: $0, value: 0.6 - Double($0) / 250) }
        return result
    }()

    private static let shots: [Shot] = (0..<148).map { number in
        let start = Double(number) * 751 / 148
        return Shot(span: .of(start, start + 751 / 148), firstFrame: number * 152, lastFrame: number * 152 + 151)
    }

    private static let types: [ResultSummary.OfType] = [
        .init(type: "audio.keyword.compliance", detections: 2, occurrences: 2, screenTime: .seconds(3)),
        .init(type: "audio.speech", detections: 120, occurrences: 120, screenTime: .seconds(402)),
        .init(type: "human.face", detections: 9, occurrences: 84, screenTime: .seconds(333)),
        .init(type: "topic.iab", detections: 3, occurrences: 0, screenTime: .zero),
        .init(type: "visual.context", detections: 278, occurrences: 1424, screenTime: .seconds(751)),
    ]

    private static let labels: [ResultSummary.OfLabel] = [
        .made("101820", [.of(0, 500)], type: "visual.color"),
        .made("person", [.of(0, 120), .of(200, 520)], categories: ["human"], confidence: 0.98),
        .made(
            "boat", [.of(30, 160), .of(600, 751)], type: "visual.object.localized",
            categories: ["transport", "content_context"], confidence: 0.914),
        .made("日本の港と夜明けの空", [.of(300, 420)], confidence: 0.5),
        .made("speech", [.of(95, 180), .of(240, 260)], type: "audio.context", confidence: 0.77),
        .made("a label that is far longer than any column would like it to be", [.of(700, 751)]),
        .made("harbour bar", [.of(402, 420)], categories: ["alcohol", "content_compliance"], confidence: 0.61),
        .made("seagull", [.of(375, 376)], confidence: 0.003),
        .made("evil\u{1B}[31m\u{202E}label", [.of(1, 2)], categories: ["x\u{9B}y"]),
    ]

    private static let faces: [Face] = [
        Face(
            detectionIDs: [.init(rawValue: "101")],
            identity: .init(name: "Sauli Harbourmaster", similarity: 0.93, galleryID: "gallery-1", galleryFaceID: "f1"),
            gender: "male", genderConfidence: 0.99, screenTime: .seconds(210), spans: [.of(0, 120), .of(200, 290)],
            valence: (0..<290).map { Sample(second: $0, value: cos(Double($0) / 40) * 0.7) },
            expressions: [.init(name: "joy", seconds: 61), .init(name: "surprise", seconds: 4)]),
        Face(
            detectionIDs: [.init(rawValue: "102"), .init(rawValue: "107")],
            identity: .init(name: "Aino Näkemätön", similarity: 0.71), gender: "female", screenTime: .seconds(95),
            spans: [.of(60, 155)]),
        Face(
            detectionIDs: [.init(rawValue: "140")], gender: "male", genderConfidence: 0.55, isUnder18: true,
            isLowQuality: true, screenTime: .seconds(28), spans: [.of(500, 528)]),
    ]

    private static let speech: [SpeechSegment] = [
        (0, "Good morning, this is the harbour of Hamina, and the ice is gone since yesterday.", "A"),
        (5, "The first ships are expected at noon.", "A"), (9, "All of them?", "B"),
        (11, "Three of them, if the wind allows; the fourth waits off Kotka for a pilot, who is on another ship.", "A"),
        (18, "Then let us see the pilot.", "B"), (21, "日本からの船もあります。", "B"), (24, "It will be a long day.", nil),
        (28, "evil\u{1B}]0;title\u{7} words", "C\u{202E}"),
    ].map { start, text, speaker in
        SpeechSegment(
            span: .of(100 + Double(start), 103 + Double(start)), text: text, speaker: speaker, valence: 0.25)
    }

    private static let keywords = [
        Keyword(type: "audio.keyword.name.location", label: "Hamina", spans: [.of(100, 103)]),
        Keyword(type: "audio.keyword.name.location", label: "Kotka", spans: [.of(111, 114), .of(300, 301)]),
        Keyword(type: "audio.keyword.novelty_word", label: "pilot", spans: [.of(111, 114), .of(118, 121)]),
        Keyword(type: "audio.keyword.novelty_word", label: "ice"),
    ]

    private static let topics = [
        Topic(
            type: "topic.iab.section", label: "Boating", hierarchy: ["Hobbies & Interests", "Outdoor", "Boating"],
            iabID: "IAB9-1", confidence: 0.84, adScore: 0.91, spans: [.of(0, 160)]),
        Topic(
            type: "topic.iab", label: "Travel", hierarchy: ["Travel", "Europe"], iabID: "IAB20", confidence: 0.44,
            adScore: 0.6),
        Topic(
            type: "topic.iab", label: "Alcohol", hierarchy: ["Sensitive Topics", "Alcohol"], iabID: "v9i3On",
            isSensitive: true, confidence: 0.3, adScore: 0.02, spans: [.of(402, 420)]),
        Topic(type: "topic.general", label: "winter"),
    ]

    private static let compliance = [
        ComplianceFlag(
            type: "visual.context", label: "harbour bar", categories: ["alcohol", "content_compliance"],
            confidence: 0.61, detectionIDs: [.init(rawValue: "33")], spans: [.of(402, 420)], wholeShots: [.of(400, 426)]
        ),
        ComplianceFlag(
            type: "audio.keyword.compliance", label: "damn", categories: [], confidence: nil,
            detectionIDs: [.init(rawValue: "90")], spans: [.of(111, 112), .of(640, 641)],
            wholeShots: [.of(106, 112), .of(638, 644)]),
    ]
}

extension TimeSpan {
    static func of(_ start: Double, _ end: Double) -> TimeSpan {
        TimeSpan(start: .init(seconds: start), end: .init(seconds: end))
    }
}

extension ResultSummary.OfLabel {
    static func made(
        _ text: String, _ spans: [TimeSpan], type: String = "visual.context", categories: [String] = [],
        confidence: Double? = nil
    ) -> Self {
        .init(
            type: type, label: text, screenTime: ScreenTime.total(of: spans), detectionIDs: [], spans: spans,
            categories: categories, confidence: confidence)
    }
}
