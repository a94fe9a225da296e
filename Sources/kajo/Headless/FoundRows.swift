import AnalysisModel
import Canvas
import Foundation

/// What a result tells beside its labels, as rows of 80 columns for a terminal.
struct FoundRows {
    private let summary: ResultSummary
    private let top: Int

    init(_ summary: ResultSummary, top: Int) {
        self.summary = summary
        self.top = top
    }

    /// Empty where the result has nothing of the kind.
    var all: [String] {
        let blocks: [(String, [String])] = [
            ("FACES", faces), ("TOPICS", topics), ("KEYWORDS", keywords), ("TO BE LOOKED AT", flags),
            ("SPEECH", speech), ("VALENCE", valence),
        ]
        return blocks.flatMap { title, rows -> [String] in
            guard !rows.isEmpty, top > 0 else { return [] }
            let more = rows.count > top ? ["\u{2026} and \(rows.count - top) more"] : []
            return ["", title] + rows.prefix(top) + more
        }
    }

    private var faces: [String] {
        summary.faces.map { face in
            let notes = [
                face.gender, face.isUnder18 ? "under 18" : nil,
                face.expressions.first.map { "mostly \($0.name)" },
            ]
            return row(
                face.identity?.name ?? "unknown", face.screenTime, notes.compactMap { $0 }.joined(separator: ", "))
        }
    }

    private var topics: [String] {
        summary.topics.map { topic in
            let name = topic.hierarchy.isEmpty ? topic.label : topic.hierarchy.joined(separator: " > ")
            let notes = [
                topic.type, topic.iabID, topic.isSensitive ? "sensitive" : nil,
                topic.adScore.map { "ad score \(share($0))" },
            ]
            return row(name, nil, notes.compactMap { $0 }.joined(separator: ", "))
        }
    }

    private var keywords: [String] { summary.keywords.map { row($0.label, nil, $0.type) } }

    private var flags: [String] {
        summary.compliance.map { flag in
            row(
                flag.label, ScreenTime.length(ofUnion: flag.spans),
                ([flag.type] + flag.categories).joined(separator: ", "))
        }
    }

    private var speech: [String] {
        summary.speech.map { segment in
            let speaker = segment.speaker.map { "\($0): " } ?? ""
            let time = clock(segment.span.start.seconds)
            return padded(time, 9, right: true) + "  " + VisibleText.of(speaker + segment.text, within: 69)
        }
    }

    private var valence: [String] {
        [("faces", summary.faceValence), ("speech", summary.speechValence)].compactMap { name, samples in
            guard !samples.isEmpty else { return nil }
            let mean = samples.reduce(0) { $0 + $1.value } / Double(samples.count)
            return row(name, nil, "\(String(format: "%+.2f", mean)) on average, over \(samples.count) s")
        }
    }

    private func row(_ name: String, _ time: Duration?, _ notes: String) -> String {
        let time = time.map { clock($0.seconds) } ?? ""
        return padded(VisibleText.of(name, within: 32), 32) + padded(time, 10, right: true) + "  "
            + VisibleText.of(notes, within: 36)
    }

    /// As in the table of labels: `HH:MM:SS`.
    private func clock(_ seconds: Double) -> String {
        let whole = Int(min(max(0, seconds), 1e9).rounded())
        return [whole / 3600, whole / 60 % 60, whole % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }

    private func share(_ part: Double) -> String { "\(Int((part * 100).rounded())) %" }

    private func padded(_ text: String, _ columns: Int, right: Bool = false) -> String {
        let space = String(repeating: " ", count: max(0, columns - TextWidth.columns(of: text)))
        return right ? space + text : text + space
    }
}
