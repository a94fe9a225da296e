import Foundation

/// Checks that a transcript is what it is said to be: SRT text in UTF-8 with at least one cue.
enum SubtitleText {
    static func check(_ data: Data) throws(StepFailure) {
        guard let text = String(validating: data, as: UTF8.self), !text.unicodeScalars.contains("\0") else {
            throw failure("it is not UTF-8 text")
        }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let hasCue = zip(lines, lines.dropFirst()).contains { times, words in
            isTimes(times) && words.contains { !$0.isWhitespace }
        }
        guard hasCue else { throw failure("there is no cue in it") }
    }

    private static func failure(_ reason: String) -> StepFailure {
        StepFailure(details: "The transcript is no SRT file: \(reason).")
    }

    /// `00:00:01,000 --> 00:00:04,500`; places on the screen may follow.
    private static func isTimes(_ line: Substring) -> Bool {
        let words = line.split(whereSeparator: \.isWhitespace)
        guard words.count >= 3, words[1] == "-->", let start = milliseconds(words[0]),
            let end = milliseconds(words[2])
        else { return false }
        return start <= end
    }

    private static func milliseconds(_ text: Substring) -> Int? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, let rest = number(parts[1], digits: 1...3) else { return nil }
        let clock = parts[0].split(separator: ":", omittingEmptySubsequences: false)
        guard clock.count == 3, let hours = number(clock[0], digits: 1...4),
            let minutes = number(clock[1], digits: 1...2), minutes < 60,
            let seconds = number(clock[2], digits: 1...2), seconds < 60
        else { return nil }
        return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest
    }

    private static func number(_ text: Substring, digits: ClosedRange<Int>) -> Int? {
        guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }
}
