/// A text that stood in the picture, with the stretches in which it was seen.
struct SeenText: Hashable, Sendable {
    struct Sighting: Hashable, Sendable {
        var stretch: Stretch
        /// From 0 to 1.
        var confidence: Double
    }

    var text: String
    /// In time order.
    var sightings: [Sighting]

    /// Puts together what was read in single pictures.
    ///
    /// A text lasts until the next picture that was looked at, or until the shot ends. Readings that differ only in
    /// marks and case are one text, in the words of the surest of them.
    /// - Parameters:
    ///   - pages: of each picture, from the first.
    ///   - times: when each picture was shown, in seconds; not fewer than pages.
    static func all(_ pages: [TextPage], at times: [Double], shots: [ShotSpan]) -> [SeenText] {
        var order: [String] = []
        var texts: [String: (text: SeenText, surest: Double)] = [:]
        for (position, page) in pages.enumerated() where !page.text.isEmpty && position < times.count {
            let next = position + 1 < times.count ? times[position + 1] : .infinity
            let shot = shots.last { $0.stretch.start <= times[position] }
            let stretch = Stretch(start: times[position], end: min(next, shot?.stretch.end ?? next))
            let name = page.text.lowercased().filter { $0.isLetter || $0.isNumber }
            var known = texts[name] ?? (SeenText(text: page.text, sightings: []), 0)
            if texts[name] == nil { order.append(name) }
            if page.confidence > known.surest { (known.text.text, known.surest) = (page.text, page.confidence) }
            known.text.add(Sighting(stretch: stretch, confidence: page.confidence))
            texts[name] = known
        }
        return order.compactMap { texts[$0]?.text }
    }

    private mutating func add(_ sighting: Sighting) {
        guard let last = sightings.last, last.stretch.end >= sighting.stretch.start else {
            sightings.append(sighting)
            return
        }
        sightings[sightings.count - 1] = Sighting(
            stretch: Stretch(start: last.stretch.start, end: sighting.stretch.end),
            confidence: max(last.confidence, sighting.confidence))
    }
}

/// What was read in one picture.
struct TextPage: Hashable, Sendable {
    /// Its lines from top to bottom, with a space between; empty where nothing was read.
    var text = ""
    /// The mean of its words', from 0 to 1.
    var confidence = 0.0
}

/// Reads tesseract's table, in which each word has a line of tab-separated fields. Pure.
struct TextTable {
    /// In percent. Below it patterns are taken for letters.
    static let leastConfidence = 80.0
    /// Letters and digits in a line of text; less is a speck.
    static let shortestLine = 3
    static let longestText = 2000

    private struct Line {
        var place: [Substring]
        var words: [(text: String, confidence: Double)] = []
    }

    private var linesByPage: [Int: [Line]] = [:]

    mutating func take(_ row: String) {
        let fields = row.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count == 12, fields[0] == "5", let page = Int(fields[1]), (1...PassWishes.mostPictures) ~= page,
            let confidence = Double(fields[10]), confidence >= Self.leastConfidence, confidence <= 100
        else { return }
        let text = PlainText.of(fields[11])
        guard !text.isEmpty else { return }
        let place = Array(fields[2...4])
        var lines = linesByPage[page] ?? []
        if lines.last?.place != place { lines.append(Line(place: place)) }
        lines[lines.count - 1].words.append((text, confidence))
        linesByPage[page] = lines
    }

    /// Of each picture from the first to the last in which there was anything.
    var pages: [TextPage] {
        guard let last = linesByPage.keys.max() else { return [] }
        return (1...last).map { Self.page(linesByPage[$0] ?? []) }
    }

    private static func page(_ lines: [Line]) -> TextPage {
        let lines = lines.filter { line in
            line.words.reduce(0) { $0 + $1.text.count { $0.isLetter || $0.isNumber } } >= shortestLine
        }
        let words = lines.flatMap(\.words)
        guard !words.isEmpty else { return TextPage() }
        let confidence = words.reduce(0) { $0 + $1.confidence } / Double(words.count) / 100
        return TextPage(
            text: String(words.map(\.text).joined(separator: " ").prefix(longestText)), confidence: confidence)
    }
}
