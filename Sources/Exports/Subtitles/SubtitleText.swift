public import AnalysisModel

/// Cues as SRT.
public enum SubtitleText {
    /// What is said.
    public static func speech(_ segments: [SpeechSegment]) -> String {
        text(segments.map { ($0.span, [$0.text]) })
    }

    /// What is to be seen.
    public static func captions(_ captions: [Caption]) -> String { text(captions.map { ($0.span, [$0.text]) }) }

    /// For each shot what is seen longest in it; without shots, for each ten seconds.
    ///
    /// - Parameters:
    ///   - most: how many labels a cue holds.
    ///   - filter: its window says which cues there are.
    public static func labels(
        _ labels: [ResultSummary.OfLabel], shots: [Shot], duration: Double, most: Int,
        _ filter: ExportFilter = ExportFilter()
    ) -> String {
        let spans = shots.map(\.span).filter { $0.end > $0.start }
        let parts = (spans.isEmpty ? tens(of: duration) : spans).filter { filter.wants($0) }
        return text(LabelsByPart(labels, parts: parts).all.map { part, labels in (part, Array(labels.prefix(most))) })
    }

    private static func tens(of duration: Double) -> [TimeSpan] {
        stride(from: 0, to: min(duration, 1e6), by: 10).map { start in
            TimeSpan(start: Timecode(seconds: start), end: Timecode(seconds: min(duration, start + 10)))
        }
    }

    private static func text(_ cues: [(span: TimeSpan, lines: [String])]) -> String {
        let shown = cues.map { ($0.span, $0.lines.map(line).filter { !$0.isEmpty }) }.filter { !$0.1.isEmpty }
        return shown.enumerated().map { number, cue in
            "\(number + 1)\r\n\(time(cue.0.start)) --> \(time(cue.0.end))\r\n\(cue.1.joined(separator: "\r\n"))\r\n\r\n"
        }
        .joined()
    }

    /// An empty line would end the cue; an arrow, which would be taken for its times, loses a dash, as in the files of
    /// the embedded engine.
    private static func line(_ text: String) -> String {
        text.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ").replacing("-->", with: "->")
    }

    private static func time(_ time: Timecode) -> String {
        let all = Int((min(max(0, time.seconds), 359_999) * 1000).rounded())
        let (seconds, milliseconds) = (all / 1000, all % 1000)
        return "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60)),"
            + String(1000 + milliseconds).dropFirst()
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// Which labels are there in each part of a video, the longest first.
struct LabelsByPart {
    let all: [(part: TimeSpan, labels: [String])]

    /// - Parameter parts: in time order, none overlapping another.
    init(_ labels: [ResultSummary.OfLabel], parts: [TimeSpan]) {
        var times = [[String: Double]](repeating: [:], count: parts.count)
        for label in labels {
            var part = 0
            for span in label.spans {
                while part > 0, part < parts.count, parts[part].start > span.start { part -= 1 }
                while part < parts.count, parts[part].end <= span.start { part += 1 }
                var index = part
                while index < parts.count, parts[index].start < span.end {
                    let shared = min(span.end, parts[index].end).seconds - max(span.start, parts[index].start).seconds
                    times[index][label.label, default: 0] += shared
                    index += 1
                }
            }
        }
        all = zip(parts, times).map { part, times in
            (part, times.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key))
        }
    }
}
