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

    private func recognising(_ folder: TestFolder? = nil) async throws -> TestEngine {
        try await TestEngine {
            $0.usesRecognisers = true
            $0.toolPath = (folder.map { $0.path + "/bin:" } ?? "") + "/usr/local/bin:/usr/bin:/bin"
        }
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
        guard case .array(let occurrences)? = found.all(type).first?["occs"],
            case .double(let confidence)? = occurrences.first?["c_max"]
        else { return #expect(Bool(false), "\(found.all(type))") }
        #expect(confidence > 0.8 && confidence <= 1)
    }

    @Test(.enabled("pocketsphinx is installed", hasPocketsphinx)) func `speech in the sound is heard, word by word`()
        async throws
    {
        let sentence = "flite=text='hello world this is a test of the weather forecast':voice=slt"
        // Not every ffmpeg can speak.
        guard
            let bytes = try? await video([
                "-f", "lavfi", "-i", "testsrc=size=64x36:rate=5:duration=6", "-f", "lavfi", "-i", sentence, "-c:v",
                "mpeg4", "-af", "adelay=1000",
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

    struct Program: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// What it does when it is to recognise; a line of shell.
        var work: String

        static let all = [
            Program(testDescription: "fails", work: "echo no >&2; exit 3"),
            Program(testDescription: "dies", work: "kill -SEGV $$"),
            Program(testDescription: "prints garbage", work: "head -c 300000 /dev/urandom"),
            Program(
                testDescription: "prints control characters",
                work: #"printf '5\t1\t1\t1\t1\t1\t0\t0\t1\t1\t96\t\033[2J\n'"#),
            Program(testDescription: "prints without end", work: "while :; do echo yyyyyyyyyyyyyyyyyyyyyyyyyyy; done"),
        ]
    }

    @Test(arguments: Program.all)
    func `a recogniser that misbehaves costs its words and not the job`(_ program: Program) async throws {
        let folder = try fakes(program.work)
        let engine = try await recognising(folder)
        let result = try await engine.working { client in
            try await client.coreResult(
                of: try await video([
                    "-f", "lavfi", "-i", "testsrc=size=64x36:rate=5:duration=3", "-f", "lavfi", "-i", "sine=d=3",
                    "-c:v",
                    "mpeg4",
                ])
            ).json
        }
        #expect(Set(FoundDetections(result).types).isSubset(of: ["visual.color", "visual.context", "audio.context"]))
        let called = try String(contentsOfFile: folder.path + "/called", encoding: .utf8)
        #expect(called.contains("pictures.list") && called.contains("speech.raw"), "\(called)")
        #expect(!engine.folder.names.contains { $0.hasPrefix("data/scratch/") })
    }

    @Test func `what recognisers there are is found out, and one without a language is none`() async throws {
        let folder = try fakes("exit 0")
        let found = await Recognisers.locate(path: folder.path + "/bin")
        #expect(found.tesseract?.languages == ["eng", "fin"])
        #expect(found.tesseract?.version == "9.9")
        #expect(found.pocketsphinx?.languages == ["en-us"])
        #expect(await Recognisers.locate(path: "/nowhere") == .none)
    }

    /// Both programs, which tell in the file `called` what they were called with.
    private func fakes(_ work: String) throws -> TestFolder {
        let folder = try TestFolder()
        let model = folder.path + "/share/pocketsphinx/model/en-us"
        for directory in [folder.path + "/bin", model + "/en-us"] {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        }
        for file in ["en-us/mdef", "en-us.lm.bin", "cmudict-en-us.dict"] {
            try Data().write(to: URL(fileURLWithPath: model + "/" + file))
        }
        let script = """
            #!/bin/sh
            case "$1" in
            --version) echo 'tesseract 9.9'; exit 0;;
            --list-langs) printf 'List of available languages (3):\\neng\\nfin\\nosd\\n'; exit 0;;
            esac
            echo "$@" >>\(folder.path)/called
            \(work)
            """
        for name in ["tesseract", "pocketsphinx_continuous"] {
            let path = folder.path + "/bin/" + name
            try Data(script.utf8).write(to: URL(fileURLWithPath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        }
        return folder
    }
}
