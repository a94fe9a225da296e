import Foundation
import Testing

@testable import LocalEngine

@Suite struct RecogniserTests {
    /// The programs themselves, where they are installed.
    static let installed = Task { await Recognisers.locate(path: nil) }

    @Sendable static func hasTesseract() async -> Bool {
        await installed.value.tesseract?.languages.contains("eng") == true
    }
    @Sendable static func hasPocketsphinx() async -> Bool { await installed.value.pocketsphinx != nil }

    private func recognising() async throws -> TestEngine {
        try await TestEngine { $0.usesRecognisers = true }
    }

    private func video(_ arguments: [String]) async throws -> [UInt8] {
        let folder = try TestFolder()
        try await MadeVideo.make(at: folder.path + "/v.mp4", arguments)
        return Array(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/v.mp4")))
    }

    @Test(.enabled("tesseract reads English", hasTesseract)) func `text in the picture is read, from when to when`()
        async throws
    {
        let bytes = try await video([
            "-f", "lavfi", "-i", "color=navy:s=640x360:r=5:d=4", "-f", "lavfi", "-i", "color=black:s=640x360:r=5:d=4",
            "-filter_complex",
            "[0]drawtext=text='Evening News':fontcolor=white:fontsize=36:x=60:y=260[text];[text][1]concat", "-c:v",
            "mpeg4", "-q:v", "3",
        ])
        let result = try await recognising().working { try await $0.coreResult(of: bytes).json }
        let type = "visual.text_region.full_frame_analysis"
        let found = FoundDetections(result)
        #expect(found.occurrences(type) == [.init(label: "Evening News", start: 0, end: 4)])
        #expect(found.all(type).first?["a"] == ["text": ["as_one_string": "Evening News"]])
        #expect(found.seconds(type).map(\.count) == [1, 1, 1, 1, 0, 0, 0, 0])
        let black = found.occurrences("visual.context").filter { $0.label == "black screen" }
        #expect(black == [.init(label: "black screen", start: 4, end: 8)], "a dark card with a text is not black")
        guard case .array(let occurrences)? = found.all(type).first?["occs"],
            case .double(let confidence)? = occurrences.first?["c_max"]
        else { return #expect(Bool(false), "\(found.all(type))") }
        #expect(confidence > 0.8 && confidence <= 1)
    }

    @Test(.enabled("pocketsphinx is installed", hasPocketsphinx)) func `speech in the sound is heard, word by word`()
        async throws
    {
        let sentence = "flite=text='hello world this is a test of the weather forecast':voice=slt"
        // Not every ffmpeg can speak. The sound begins when the video has gone on for a second.
        guard
            let bytes = try? await video([
                "-f", "lavfi", "-i", "testsrc=size=64x36:rate=5:duration=6", "-itsoffset", "1", "-f", "lavfi", "-i",
                sentence, "-c:v", "mpeg4",
            ])
        else { return }
        try await recognising().working { client in
            let (job, json) = try await client.coreResult(of: bytes)
            let found = FoundDetections(json)
            let words = found.occurrences("audio.speech_detailed")
            #expect(words.map(\.label).contains("weather"), "\(words)")
            #expect(words.allSatisfy { $0.start >= 0.9 && $0.end <= 5.5 && $0.start < $0.end }, "\(words)")
            let speech = found.occurrences("audio.speech")
            #expect(speech.map(\.label).joined(separator: " ") == words.map(\.label).joined(separator: " "))
            #expect(!found.types.contains { $0.hasPrefix("audio.keyword") })
            #expect(try await client.textResult(job, "speech_to_text_vtt").text.contains("weather"))
            let other = try await client.coreResult(of: bytes, more: #","language":"fi-FI""#).json
            #expect(FoundDetections(other).types.allSatisfy { !$0.hasPrefix("audio.speech") }, "it knows no Finnish")
        }
    }

    @Test func `what recognisers there are is found out, and one without a language is none`() async throws {
        let fakes = try FakeRecognisers("exit 0")
        let found = await Recognisers.locate(path: fakes.programs)
        #expect(found.tesseract?.languages == ["eng", "fin"])
        #expect(found.tesseract?.version == "9.9")
        #expect(found.pocketsphinx?.languages == ["en-us"])
        #expect(await Recognisers.locate(path: "/nowhere") == .none)
    }

    @Test func `a recogniser that does not tell about itself in time is none`() async throws {
        let fakes = try FakeRecognisers("exit 0", telling: "exec sleep 300")
        let found = await Recognisers.locate(path: fakes.programs, patience: .milliseconds(200))
        #expect(found.tesseract == nil)
    }
}
