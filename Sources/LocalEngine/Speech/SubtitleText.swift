import Foundation

/// Reads SRT: index, times, text, a blank line. Forgiving about all but the times.
enum SubtitleText {
    /// Checks that a transcript is what it is said to be: SRT text in UTF-8 with at least one cue.
    static func check(_ data: Data) throws(StepFailure) {
        guard let text = String(validating: data, as: UTF8.self), !text.unicodeScalars.contains("\0") else {
            throw failure("it is not UTF-8 text")
        }
        let lines = lines(of: text)
        let hasCue = zip(lines, lines.dropFirst()).contains { line, words in
            times(in: line) != nil && words.contains { !$0.isWhitespace }
        }
        guard hasCue else { throw failure("there is no cue in it") }
    }

    /// Nobody reads more at once, and a file that has everything at all times would make a result without measure.
    static let mostCuesAtOnce = 16

    /// The cues of a file that last, in the order of their times. Whatever stands between them is passed over.
    static func cues(in data: Data) -> [Cue] {
        let lines = lines(of: String(decoding: data, as: UTF8.self))
        let heads = lines.indices.compactMap { index in times(in: lines[index]).map { (index: index, stretch: $0) } }
        let ends = heads.dropFirst().map(\.index) + [lines.endIndex]
        let cues = zip(heads, ends).compactMap { head, end in
            let words = words(lines[(head.index + 1)..<end], isLast: end == lines.endIndex)
            return head.stretch.length > 0 ? Cue(head.stretch, markup: words) : nil
        }
        return readable(cues.sorted { $0.stretch.start < $1.stretch.start })
    }

    private static func readable(_ cues: [Cue]) -> [Cue] {
        var ends: [Double] = []
        return cues.filter { cue in
            ends.removeAll { $0 <= cue.stretch.start }
            guard ends.count < mostCuesAtOnce else { return false }
            ends.append(cue.stretch.end)
            return true
        }
    }

    private static func lines(of text: String) -> [Substring] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    /// Without the number of the cue that follows.
    private static func words(_ lines: ArraySlice<Substring>, isLast: Bool) -> ArraySlice<Substring> {
        guard !isLast, let number = lines.last, number.allSatisfy({ $0.isWholeNumber || $0.isWhitespace }) else {
            return lines
        }
        return lines.dropLast()
    }

    private static func failure(_ reason: String) -> StepFailure {
        StepFailure(details: "The transcript is no SRT file: \(reason).")
    }

    /// `00:00:01,000 --> 00:00:04,500`; places on the screen may follow.
    private static func times(in line: Substring) -> Stretch? {
        guard line.contains("-->") else { return nil }
        let words = line.split(whereSeparator: \.isWhitespace)
        guard words.count >= 3, words[1] == "-->", let start = milliseconds(words[0]),
            let end = milliseconds(words[2]), start <= end
        else { return nil }
        return Stretch(start: Double(start) / 1000, end: Double(end) / 1000)
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
