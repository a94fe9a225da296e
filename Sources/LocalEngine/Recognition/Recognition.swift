import Foundation
import Logging

/// What was recognised in a video, beside what can be measured in it.
struct Recognised: Hashable, Sendable {
    var speech: [Cue] = []
    /// In which the speech is.
    var speechLanguage = SpeechLanguage(SpeechLanguage.usual)
    /// Single words with how sure it is of each; only where a recogniser heard them.
    var words: [HeardWord] = []
    var keywords: [Keyword] = []
    var texts: [SeenText] = []
}

/// Finds words: in a transcript, else in a track of subtitles, else in the sound; and in the pictures.
///
/// Whatever fails here is left out of the result and told in the log.
struct Recognition: Sendable {
    let recognisers: Recognisers
    /// Of the video, as the job has it.
    let language: SpeechLanguage
    /// A checked transcript that came with the job; `nil` where there was none.
    let transcript: String?
    /// Of a track of subtitles, which may be as large as a transcript, and of the recognisers' time.
    let limits: EngineLimits
    let facts: MediaFacts
    let logger: Logger

    /// What the decoding pass has to leave behind for this.
    var wishes: PassWishes {
        var wishes = PassWishes(subtitleBytes: limits.transcriptBytes)
        if transcript == nil {
            wishes.subtitleStream = facts.subtitles(in: language)?.stream
            wishes.hasSound = listener != nil && facts.audioStream != nil
        }
        if reader != nil { wishes.pictureInterval = TextReader.interval(for: facts.duration) }
        return wishes
    }

    /// - Parameters:
    ///   - scratch: where the pass has left what was wished for.
    ///   - shots: where a text cannot last from one picture to the next.
    func run(in scratch: String, shots: [ShotSpan]) async throws -> Recognised {
        var found = Recognised()
        (found.speech, found.speechLanguage) = try await written(in: scratch)
        if found.speech.isEmpty {
            found.speechLanguage = language
            found.words = try await heard(in: scratch)
            found.speech = HeardWord.captions(of: found.words)
        } else {
            let (cues, language) = (found.speech, found.speechLanguage)
            found.keywords = try await onDisk { Keyword.all(in: cues, language: language) }
        }
        found.texts = try await seen(in: scratch, shots: shots)
        return found
    }

    private func written(in scratch: String) async throws -> ([Cue], SpeechLanguage) {
        if let transcript { return (try await cues(at: transcript), language) }
        guard let track = facts.subtitles(in: language) else { return ([], language) }
        let cues = try await cues(at: scratch + "/" + PassWishes.subtitleFile)
        // Where both are the same language, the job mostly says more of it: which country's.
        let code = track.language.map { SpeechLanguage($0).code } ?? language.code
        return (cues, code == language.code ? language : SpeechLanguage(code))
    }

    private func cues(at path: String) async throws -> [Cue] {
        try await attempting("reading the subtitles", else: []) {
            try await onDisk { SubtitleText.cues(in: try Data(contentsOf: URL(fileURLWithPath: path))) }
        }
    }

    private func heard(in scratch: String) async throws -> [HeardWord] {
        guard wishes.hasSound, let listener else { return [] }
        return try await attempting("hearing the speech", else: []) {
            try await listener.words(in: scratch, atMost: limits.hearingTime + .seconds(facts.duration ?? 0))
        }
    }

    private func seen(in scratch: String, shots: [ShotSpan]) async throws -> [SeenText] {
        guard let reader else { return [] }
        return try await attempting("reading the pictures", else: []) {
            try await reader.texts(in: scratch, shots: shots, atMost: limits.readingTime)
        }
    }

    private var listener: SpeechListener? {
        recognisers.pocketsphinx.flatMap { SpeechListener(program: $0, language: language) }
    }

    private var reader: TextReader? {
        recognisers.tesseract.flatMap { TextReader(program: $0, language: language) }
    }

    /// A recogniser's failure is not the job's; the job's end is the recogniser's.
    private func attempting<Value>(
        _ what: String, else fallback: Value, _ work: () async throws -> Value
    ) async throws -> Value {
        do {
            return try await work()
        } catch {
            try Task.checkCancellation()
            logger.warning("\(what) failed; the result goes without", metadata: ["error": "\(error)"])
            return fallback
        }
    }
}
