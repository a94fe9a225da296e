import Foundation

/// A word that a recogniser heard.
struct HeardWord: Hashable, Sendable {
    var stretch: Stretch
    var text: String
    /// From 0 to 1.
    var confidence: Double

    static let longestCaption = 80
    /// A pause this long, in seconds, ends a caption.
    static let captionPause = 0.7

    /// The words as captions of a size that can be read.
    static func captions(of words: [HeardWord]) -> [Cue] {
        var cues: [Cue] = []
        for word in words {
            if let last = cues.last, let line = last.lines.first,
                word.stretch.start - last.stretch.end < captionPause,
                line.count + word.text.count < longestCaption
            {
                cues[cues.count - 1].lines = [line + " " + word.text]
                cues[cues.count - 1].stretch.end = word.stretch.end
            } else {
                cues.append(Cue(stretch: word.stretch, lines: [word.text]))
            }
        }
        return cues
    }
}

/// Reads what pocketsphinx prints: for each utterance its text, then a line for each word with start, end and
/// confidence. Pure.
struct UtteranceMachine {
    /// An utterance of which the recogniser is less sure on the whole was noise, or another language.
    static let leastConfidence = 0.6
    /// Fewer words are as often a cough or a bang.
    static let fewestWords = 3
    /// A word of which it is less sure is left out of an utterance that is believed.
    static let leastWordConfidence = 0.1

    private var utterance: [HeardWord] = []
    private(set) var words: [HeardWord] = []

    mutating func take(_ line: String) {
        let fields = line.split(separator: " ")
        guard fields.count == 4, let start = Double(fields[1]), let end = Double(fields[2]),
            let confidence = Double(fields[3]), start.isFinite, start >= 0, end > start, end.isFinite
        else { return }
        // How a word was pronounced stands behind it: `the(2)`.
        let text = String(fields[0].prefix { $0 != "(" })
        switch text {
        case "<s>": utterance = []
        case "</s>": endUtterance()
        default:
            // Silence and noises are in brackets or between plus signs.
            guard text.first?.isLetter == true else { return }
            utterance.append(
                HeardWord(
                    stretch: Stretch(start: start, end: end), text: PlainText.of(text),
                    confidence: min(1, max(0, confidence))))
        }
    }

    private mutating func endUtterance() {
        let sum = utterance.reduce(0) { $0 + $1.confidence }
        if utterance.count >= Self.fewestWords, sum >= Self.leastConfidence * Double(utterance.count) {
            words += utterance.filter { $0.confidence >= Self.leastWordConfidence }
        }
        utterance = []
    }
}
