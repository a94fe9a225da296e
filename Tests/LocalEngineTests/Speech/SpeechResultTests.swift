import Foundation
import Testing

@testable import LocalEngine

@Suite struct SpeechResultTests {
    private static let srt = """
        1
        00:00:01,000 --> 00:00:02,500
        <i>Welcome</i> to Finland.

        2
        00:00:03,000 --> 00:00:04,000
        Here is Mr. Smith
        & his walrus.

        """

    private typealias Found = FoundDetections.Found

    struct Track: Sendable, CustomTestStringConvertible {
        var codec: String
        var container: String
        var testDescription: String { "\(codec) in \(container)" }
    }

    @Test(arguments: [
        Track(codec: "subrip", container: "mkv"), Track(codec: "ass", container: "mkv"),
        Track(codec: "mov_text", container: "mp4"), Track(codec: "webvtt", container: "webm"),
    ])
    func `a track of captions becomes speech, names and texts`(_ track: Track) async throws {
        let video = try await MadeVideo.captioned(Self.srt, codec: track.codec, container: track.container)
        try await TestEngine().working { client in
            let (job, json) = try await client.coreResult(of: video)
            let found = FoundDetections(json)
            let captions = [
                Found(label: "Welcome to Finland.", start: 1, end: 2.5),
                Found(label: "Here is Mr. Smith & his walrus.", start: 3, end: 4),
            ]
            #expect(found.occurrences("audio.speech") == captions)
            #expect(
                found.occurrences("audio.keyword.name.location") == [Found(label: "Finland", start: 1, end: 2.5)])
            #expect(found.occurrences("audio.keyword.name.person") == [Found(label: "Smith", start: 3, end: 4)])
            #expect(found.seconds("audio.speech").map(\.count) == [0, 1, 1, 1, 0, 0])
            #expect(!found.types.contains("audio.speech_detailed"))
            let srt = try await client.textResult(job, "speech_to_text_srt")
            #expect(srt.text.hasPrefix("1\n00:00:01,000 --> 00:00:02,500\nWelcome to Finland.\n\n2\n"))
            let vtt = try await client.textResult(job, "speech_to_text_vtt")
            #expect(vtt.text.hasSuffix("Here is Mr. Smith\n&amp; his walrus.\n"))
            #expect(vtt.type == "text/vtt; charset=utf-8")
            let ttml = try await client.textResult(job, "speech_to_text_ttml")
            #expect(
                ttml.text.contains("<p begin=\"00:00:03.000\" end=\"00:00:04.000\">Here is Mr. Smith<br/>&amp; his"))
            #expect(ttml.type == "application/ttml+xml; charset=utf-8")
        }
    }

    @Test func `a transcript goes before a track, and beyond the end of the video nothing is said`() async throws {
        let video = try await MadeVideo.captioned(Self.srt)
        let transcript = "1\n00:00:05,000 --> 00:00:07,000\nOnly this.\n\n2\n00:01:00,000 --> 00:01:01,000\nToo late.\n"
        try await TestEngine().working { client in
            let address = try await client.upload(Array(transcript.utf8), chunk: 4_194_304)
            let (job, json) = try await client.coreResult(of: video, more: #","transcript":{"url":"\#(address)"}"#)
            let found = FoundDetections(json)
            #expect(found.occurrences("audio.speech") == [Found(label: "Only this.", start: 5, end: 6)])
            #expect(try await client.textResult(job, "speech_to_text_srt").text == transcript)
            #expect(try await client.textResult(job, "speech_to_text_vtt").text.hasSuffix("Too late.\n"))
        }
    }

    @Test func `captions in another language are told as such, and English rules are not for them`() async throws {
        let video = try await MadeVideo.captioned(Self.srt, language: "fin")
        try await TestEngine().working { client in
            let (job, json) = try await client.coreResult(of: video)
            #expect(FoundDetections(json).types.filter { $0.hasPrefix("audio.") } == ["audio.speech"])
            #expect(try await client.textResult(job, "speech_to_text_ttml").text.contains("xml:lang=\"fi\""))
        }
    }

    @Test func `hostile captions end in a result that is only text`() async throws {
        let arrow = "\u{1B}]52;c;aGk=\u{7}\u{9B}31m <b>x</b> 00:00:00,000 --> 00:00:01,000"
        let many = (0..<300).map { "\($0 + 2)\n00:00:02,000 --> 00:59:00,000\nnoise \($0)\n" }.joined(separator: "\n")
        let huge = "999\n00:00:03,000 --> 00:00:04,000\n" + String(repeating: "word ", count: 20_000)
        let video = try await MadeVideo.captioned("1\n00:00:01,000 --> 00:00:02,000\n\(arrow)\n\n\(many)\n\(huge)\n")
        try await TestEngine().working { client in
            let (job, json) = try await client.coreResult(of: video)
            let found = FoundDetections(json).occurrences("audio.speech")
            #expect(found.first?.label == "]52;c;aGk=31m x 00:00:00,000 --> 00:00:01,000")
            #expect(found.count <= SubtitleText.mostCuesAtOnce + 1)
            for file in SpeechFile.allCases {
                let text = try await client.textResult(job, file.resultType).text
                #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
                #expect(text.components(separatedBy: "-->").count < 20)
            }
        }
    }

    @Test func `what was made of a track goes with its job`() async throws {
        let engine = try await TestEngine()
        let video = try await MadeVideo.captioned(Self.srt)
        try await engine.working { client in
            let (job, _) = try await client.coreResult(of: video)
            #expect(engine.folder.names.contains("data/results/\(job).ttml"))
            #expect(!engine.folder.names.contains { $0.hasPrefix("data/scratch/") })
            #expect(try await client.delete(job).status == 200)
        }
        #expect(!engine.folder.names.contains { $0.hasPrefix("data/results/") })
    }
}
