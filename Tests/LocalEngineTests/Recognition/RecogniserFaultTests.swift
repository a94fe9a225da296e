import Foundation
import Testing

@testable import LocalEngine

@Suite struct RecogniserFaultTests {
    private func engine(
        with fakes: FakeRecognisers, in folder: TestFolder? = nil, limits: EngineLimits = EngineLimits()
    ) async throws -> TestEngine {
        try await TestEngine(in: folder, limits: limits) {
            $0.usesRecognisers = true
            $0.toolPath = fakes.toolPath
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
            Program(testDescription: "prints without end", work: "exec yes and more"),
        ]
    }

    @Test(arguments: Program.all)
    func `a recogniser that misbehaves costs its words and not the job`(_ program: Program) async throws {
        let fakes = try FakeRecognisers(program.work)
        let engine = try await engine(with: fakes)
        let result = try await engine.working { client in
            try await client.coreResult(of: try await MadeVideo.sounding()).json
        }
        #expect(Set(FoundDetections(result).types).isSubset(of: ["visual.color", "visual.context", "audio.context"]))
        let calls = fakes.calls
        #expect(calls.contains { $0.contains("pictures.list") } && calls.contains { $0.contains("speech.raw") })
        #expect(!engine.folder.names.contains { $0.hasPrefix("data/scratch/") })
    }

    /// A word of tesseract's, and then nothing for ever.
    private static let hanging = #"printf '5\t1\t1\t1\t1\t1\t0\t0\t1\t1\t96\tNews\n'; exec sleep 300"#

    @Test func `a recogniser that hangs is stopped, and what it had read counts`() async throws {
        var limits = EngineLimits()
        (limits.readingTime, limits.hearingTime) = (.milliseconds(500), .milliseconds(100))
        let fakes = try FakeRecognisers(Self.hanging)
        let result = try await engine(with: fakes, limits: limits).working { client in
            try await client.coreResult(of: try await MadeVideo.sounding()).json
        }
        #expect(FoundDetections(result).occurrences("visual.text_region.full_frame_analysis").map(\.label) == ["News"])
        #expect(fakes.processes.count == 2)
        #expect(!fakes.processes.contains(where: ProcessTests.isAlive))
    }

    @Test func `a job that is deleted while a recogniser hangs takes it along`() async throws {
        let fakes = try FakeRecognisers(Self.hanging)
        let engine = try await engine(with: fakes)
        let video = try await MadeVideo.sounding()
        try await engine.working { client in
            let job = try await client.submit(try await client.upload(video, chunk: EngineLimits().chunkBytes))
            try await fakes.called()
            #expect(try await client.status(job).json["status"] == "processing")
            #expect(try await client.delete(job).status == 200)
            #expect(fakes.processes.count == 1)
            #expect(!fakes.processes.contains(where: ProcessTests.isAlive))
        }
        for folder in ["scratch", "results", "media", "uploads"] {
            #expect(!engine.folder.names.contains { $0.hasPrefix("data/\(folder)/") })
        }
    }

    @Test func `an engine that ends while a recogniser hangs takes it along, and the next one does the job anew`()
        async throws
    {
        let folder = try TestFolder()
        let fakes = try FakeRecognisers(Self.hanging)
        let video = try await MadeVideo.sounding()
        let job = try await engine(with: fakes, in: folder).working { client in
            let job = try await client.submit(try await client.upload(video, chunk: EngineLimits().chunkBytes))
            try await fakes.called()
            return job
        }
        #expect(fakes.processes.count == 1)
        #expect(!fakes.processes.contains(where: ProcessTests.isAlive))
        let end = try await TestEngine(in: folder).working { try await $0.end(of: job) }
        #expect(end["status"] == "finished", "\(end)")
    }

    @Test func `where the disk cannot hold what recognisers need, the result goes without`() async throws {
        let fakes = try FakeRecognisers("exit 0")
        try await fill(fakes, whenAsked: "*pictures.txt*")
        let result = try await engine(with: fakes).working { client in
            try await client.coreResult(of: try await MadeVideo.sounding()).json
        }
        #expect(FoundDetections(result).types.contains("visual.color"))
        #expect(!fakes.calls.contains { $0.contains("pictures.list") })
    }

    @Test func `a disk that is full is told as such`() async throws {
        let fakes = try FakeRecognisers("exit 0")
        try await fill(fakes, whenAsked: "*colors.rgb*")
        let engine = try await engine(with: fakes)
        let video = try await MadeVideo.sounding()
        let end = try await engine.working { client in
            let upload = try await client.upload(video, chunk: EngineLimits().chunkBytes)
            return try await client.end(of: client.submit(upload))
        }
        #expect(end["status"] == "error" && end["details"] == "The engine's disk is full.", "\(end)")
        #expect(!engine.folder.names.contains { $0.hasPrefix("data/scratch/") || $0.hasPrefix("data/results/") })
    }

    /// An ffmpeg that does what the real one does where the disk is full: it complains, and ends with success.
    private func fill(_ fakes: FakeRecognisers, whenAsked pattern: String) async throws {
        let ffmpeg = try await EngineTools.locate(path: nil).ffmpeg.path
        try fakes.add(
            "ffmpeg",
            """
            case "$*" in
            \(pattern)) echo 'av_interleaved_write_frame(): No space left on device' >&2;;
            esac
            exec \(ffmpeg) "$@"
            """)
    }
}
