import AnalysisModel

/// What is said, by whom, and with which feeling.
struct SpeechDrawing {
    /// A pause after which words begin a new segment, in seconds.
    private static let pause = 1.0
    /// The longest segment that is made of single words, in seconds.
    private static let longest = 8.0

    let segments: [SpeechSegment]
    private let voices: [Detection.ID]

    init(_ detections: [TimedDetection]) {
        let words = Self.inTimeOrder(detections.filter { $0.type == "audio.speech_detailed" })
        let spoken = Self.inTimeOrder(detections.filter { $0.type == "audio.speech" })
        segments = spoken.isEmpty ? Self.joined(words) : Self.withSpeakers(spoken, words)
        voices = detections.filter { $0.type == "audio.voice_emotion" }.map(\.id)
    }

    /// Of the voices, or else of the spoken words.
    func valence(voices found: SecondsFound) -> [Sample] {
        let feelings = found.feelings(of: voices)
        guard feelings.isEmpty else { return Valence.means(feelings.map { (Int($0.second), $0.valence) }) }
        return Valence.means(
            segments.lazy.flatMap { segment in
                Self.seconds(of: segment.span).lazy.compactMap { second in segment.valence.map { (second, $0) } }
            })
    }

    private static func seconds(of span: TimeSpan) -> Range<Int> {
        let first = Int(span.start.seconds)
        // A segment lasts seconds; a file may say anything.
        return first..<max(first + 1, min(first + 3600, Int(span.end.seconds.rounded(.up))))
    }

    private static func inTimeOrder(_ detections: [TimedDetection]) -> [SpeechSegment] {
        detections.flatMap { detection in
            detection.spans.map {
                SpeechSegment(
                    span: $0, text: detection.label, speaker: detection.attributes.speaker,
                    valence: detection.attributes.valence)
            }
        }
        .filter { !$0.text.isEmpty }
        .sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
    }

    /// Whoever says most words of a segment is its speaker.
    private static func withSpeakers(_ segments: [SpeechSegment], _ words: [SpeechSegment]) -> [SpeechSegment] {
        guard words.contains(where: { $0.speaker != nil }) else { return segments }
        var first = 0
        return segments.map { segment in
            while first < words.count, words[first].span.start < segment.span.start { first += 1 }
            var counts: [String: Int] = [:]
            for word in words[first...] {
                guard word.span.start < segment.span.end else { break }
                if let speaker = word.speaker { counts[speaker, default: 0] += 1 }
            }
            var known = segment
            known.speaker = counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? segment.speaker
            return known
        }
    }

    /// Words of one speaker without a pause between them; punctuation has no length and no space before it.
    private static func joined(_ words: [SpeechSegment]) -> [SpeechSegment] {
        var segments: [SpeechSegment] = []
        for word in words {
            guard let last = segments.last, word.speaker == nil || word.speaker == last.speaker,
                word.span.start.seconds - last.span.end.seconds < pause,
                word.span.end.seconds - last.span.start.seconds < longest
            else {
                segments.append(word)
                continue
            }
            let isMark = word.span.end <= word.span.start && !word.text.contains { $0.isLetter || $0.isNumber }
            segments[segments.count - 1].text += (isMark ? "" : " ") + word.text
            segments[segments.count - 1].span.end = max(last.span.end, word.span.end)
        }
        return segments
    }
}
