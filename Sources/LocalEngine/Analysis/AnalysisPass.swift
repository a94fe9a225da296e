import AnalysisModel
import Foundation

/// The one decoding pass over a video: every filter in one ffmpeg process.
struct AnalysisPass: Sendable {
    /// The small picture of each second in which colours are counted.
    static let colorWidth = 48
    static let colorHeight = 27
    /// All that the pass cannot do without.
    static let filters = [
        "split", "field", "settb", "scdet", "blackdetect", "freezedetect", "metadata", "fps", "scale", "format",
        "silencedetect", "ametadata",
    ]
    /// Of a picture with more lines every other one is looked at, again and again until there are no more than these:
    /// cuts and stretches are seen as well there, and leaving lines out costs nothing, where scaling does.
    static let mostLines = 240

    /// Absolute path of ffmpeg.
    let tool: String
    let media: String
    let facts: MediaFacts
    /// An empty directory for what the filters write.
    let scratch: String
    let playbackLimit: Duration
    /// That decode. What is found does not depend on it.
    var threads = 1
    /// What else is left in `scratch`.
    var wishes = PassWishes()

    private struct Unfinished: Error {
        var cause: any Error
    }

    func findings() async throws -> Findings {
        do {
            return try await findings(leaving: wishes)
        } catch is Unfinished where !wishes.isEmpty {
            // Perhaps this ffmpeg cannot make what a recogniser needs, or the disk cannot hold it; the video may be good
            // all the same.
        } catch let error as Unfinished {
            throw error.cause
        }
        do {
            try await onDisk { [scratch] in try Self.empty(scratch) }
            return try await findings(leaving: PassWishes())
        } catch let error as Unfinished {
            throw error.cause
        }
    }

    private func findings(leaving wishes: PassWishes) async throws -> Findings {
        var splitter = LineSplitter()
        var video = VideoMachine(framesPerSecond: facts.framesPerSecond)
        let process = GuardedProcess(program: tool, arguments: arguments(leaving: wishes), directory: scratch)
        let outcome = try await process.run { bytes in
            for line in splitter.lines(in: bytes) { video.take(line) }
            guard video.position <= playbackLimit.seconds else {
                throw StepFailure(
                    details: "The video is longer than the limit of \(MediaFacts.time(playbackLimit.seconds)).")
            }
        }
        // ffmpeg counts a file that it could not write to its end as a success.
        if outcome.complaint.contains("No space left on device") { throw Unfinished(cause: DiskError(ENOSPC)) }
        guard outcome.succeeded, video.framesSeen > 0 else {
            let reason = InputRules.complaint(outcome.complaint, about: media)
            throw Unfinished(cause: StepFailure(details: "The video could not be decoded: \(reason)."))
        }
        let (shots, black, frozen) = video.finish()
        let end = max(shots.last?.stretch.end ?? 0, facts.duration ?? 0)
        let silent = try await onDisk { try silentStretches(until: end) }
        let colors = try await onDisk { try strongestColors() }
        return Findings(
            shots: shots, black: BlackScreen.confirmed(black, by: colors), frozen: frozen, silent: silent,
            colorsBySecond: colors)
    }

    private static func empty(_ folder: String) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            try FileManager.default.removeItem(atPath: folder + "/" + name)
        }
    }

    func arguments(leaving wishes: PassWishes) -> [String] {
        var arguments = ["-nostdin", "-hide_banner", "-v", "error", "-y"]
        // A picture without its other lines is looked at sooner than threads are told of their parts of it.
        arguments += ["-filter_complex_threads", "1", "-threads", "\(threads)"] + InputRules.arguments(for: media)
        arguments += ["-filter_complex", graph(leaving: wishes), "-map", "[video]", "-f", "null", "-"]
        // A gap of a day between two frames would else be filled with a picture for each of its seconds.
        let mostColors = Int(playbackLimit.seconds) + 2
        arguments += ["-map", "[colors]", "-frames:v", "\(mostColors)", "-f", "rawvideo", "file:colors.rgb"]
        if facts.audioStream != nil { arguments += ["-map", "[audio]", "-f", "null", "-"] }
        return arguments + wishes.outputs(atMost: playbackLimit)
    }

    private func graph(leaving wishes: PassWishes) -> String {
        let pictures = wishes.pictureInterval.map(wishes.pictureFilters)
        var chains = [
            "[0:\(facts.videoStream)]split\(pictures == nil ? "" : "=3[three]")[one][two]",
            "[one]\(thinning)settb=AVTB,\(detectors),metadata=mode=print:file=-[video]",
            "[two]fps=1,scale=\(Self.colorWidth):\(Self.colorHeight):flags=area,format=rgb24[colors]",
        ]
        if let pictures { chains.append("[three]\(pictures)[pictures]") }
        if let audio = facts.audioStream {
            chains.append(
                "[0:\(audio)]\(wishes.hasSound ? "asplit[heard][quiet];[quiet]" : "")"
                    + "silencedetect=n=-50dB:d=1,ametadata=mode=print:file=silence.txt[audio]")
        }
        if wishes.hasSound {
            chains.append("[heard]aresample=16000:async=1:first_pts=0,aformat=s16:channel_layouts=mono[sound]")
        }
        return chains.joined(separator: ";")
    }

    private var thinning: String {
        var (filters, lines) = ("", facts.height)
        while lines > Self.mostLines {
            filters += "field,"
            lines = (lines + 1) / 2
        }
        return filters
    }

    /// A line of text covers more of the picture than the part that may be bright in a black one.
    private var detectors: String {
        "scdet=t=8,blackdetect=d=0.1:pix_th=0.10:pic_th=0.995,freezedetect=n=-60dB:d=\(VideoMachine.shortestFreeze)"
    }

    private func silentStretches(until end: Double) throws -> [Stretch] {
        var machine = SilenceMachine()
        try eachBlock(of: "silence.txt", size: 64 * 1024, splitting: LineSplitter()) { block, splitter in
            for line in splitter.lines(in: Array(block)) { machine.take(line) }
        }
        return machine.finish(at: end)
    }

    private func strongestColors() throws -> [[RGBColor]] {
        var colors: [[RGBColor]] = []
        let size = Self.colorWidth * Self.colorHeight * 3
        try eachBlock(of: "colors.rgb", size: size, splitting: ()) { block, _ in
            if block.count == size { colors.append(Palette.strongest(in: block)) }
        }
        return colors
    }

    /// Reads a file piece by piece; one that was never written, as without audio, has no pieces.
    private func eachBlock<State>(
        of name: String, size: Int, splitting state: State, take: (Data, inout State) throws -> Void
    ) throws {
        var state = state
        guard let file = FileHandle(forReadingAtPath: scratch + "/" + name) else { return }
        defer { try? file.close() }
        while let block = try file.read(upToCount: size), !block.isEmpty { try take(block, &state) }
    }
}
