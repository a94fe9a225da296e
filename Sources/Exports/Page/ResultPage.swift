public import AnalysisModel
import Mustache

/// A result as one HTML page that needs nothing else: no script, no picture, no address.
public struct ResultPage {
    private let result: ResultSummary
    private let title: String
    private let top: Int
    private let shapes: PageShapes

    /// - Parameters:
    ///   - title: foreign text.
    ///   - top: how many labels are listed.
    public init(_ result: ResultSummary, title: String, top: Int) {
        self.result = result
        self.title = title
        self.top = top
        shapes = PageShapes(duration: Self.duration(of: result))
    }

    /// The page.
    public var html: String {
        _ = Self.escaping
        guard let template = try? MustacheTemplate(string: PageTemplate.text) else { return "" }
        return template.render(content)
    }

    private static let escaping: Void = MustacheContentTypes.register(PageEscaping(), named: "PAGE")

    private static func duration(of result: ResultSummary) -> Double {
        result.technical.duration?.seconds ?? result.shots.last?.span.end.seconds
            ?? result.labels.flatMap(\.spans).map(\.end.seconds).max() ?? 0
    }

    private typealias Content = [String: Any]

    private var content: Content {
        var content: Content = [
            "title": title, "facts": facts, "labels": labels, "faces": faces, "speech": speech, "keywords": keywords,
            "topics": topics, "flags": flags, "types": types, "valences": valences,
        ]
        if shapes.duration > 0 { content["of"] = ", 0:00 to \(PageText.time(shapes.duration))" }
        let more = result.labels.count - labels.count
        if more > 0 { content["more"] = PageText.count(more, "further label") }
        let lists: [(String, [Content])] = [
            ("hasLabels", labels), ("hasFaces", faces), ("hasSpeech", speech), ("hasKeywords", keywords),
            ("hasTopics", topics), ("hasFlags", flags), ("hasTypes", types),
        ]
        for (name, rows) in lists { content[name] = !rows.isEmpty }
        content["colors"] = colors
        if result.shots.count > 1 {
            content["shots"] = [
                "count": PageText.count(result.shots.count, "shot"), "cuts": shapes.cuts(result.shots),
                "mean": PageText.time(shapes.duration / Double(result.shots.count)),
            ]
        }
        return content
    }

    private var facts: [Content] {
        let technical = result.technical
        let facts: [(String, String?)] = [
            ("Length", shapes.duration > 0 ? PageText.time(shapes.duration) : nil),
            ("Picture", technical.width.flatMap { wide in technical.height.map { "\(wide)\u{D7}\($0)" } }),
            ("Frames a second", technical.framesPerSecond.map(NumberText.plain)), ("Video", technical.videoCodec),
            ("Sound", technical.audioCodec), ("Shots", "\(result.shots.count)"),
            ("Detections", "\(result.detections)"), ("Occurrences", "\(result.occurrences)"),
            ("Not listed", unlisted),
            ("Format", result.metadataFormat),
        ]
        return facts.compactMap { name, value in value.map { ["name": name, "value": $0] } }
    }

    private var unlisted: String? {
        let rest = result.unlisted.detections
        return rest > 0 ? "\(rest) detections, of more types than can be listed" : nil
    }

    private var labels: [Content] {
        result.labels.prefix(top).map { label in
            var row = times(label.spans, label.screenTime.seconds)
            (row["label"], row["type"]) = (label.label, label.type)
            row["confidence"] = label.confidence.map { PageText.share($0, of: 1) ?? "" } ?? "\u{2013}"
            row["categories"] = label.categories.joined(separator: ", ")
            return row
        }
    }

    private var faces: [Content] {
        result.faces.map { face in
            var row = times(face.spans, face.screenTime.seconds)
            row["name"] = face.identity?.name ?? "unknown"
            let notes = [
                face.identity?.similarity.flatMap { PageText.share($0, of: 1) }.map { "\($0) alike" }, face.gender,
                face.isUnder18 ? "under 18" : nil, face.isLowQuality ? "bad picture" : nil,
            ]
            row["notes"] = notes.compactMap { $0 }.joined(separator: ", ")
            let mean =
                face.valence.isEmpty ? nil : face.valence.reduce(0) { $0 + $1.value } / Double(face.valence.count)
            row["valence"] = mean.map(PageText.valence) ?? "\u{2013}"
            row["expressions"] = face.expressions.prefix(3).map { "\($0.name) \($0.seconds) s" }.joined(separator: ", ")
            return row
        }
    }

    private var speech: [Content] {
        result.speech.map { segment in
            var row: Content = ["time": PageText.time(segment.span.start.seconds), "text": segment.text]
            row["speaker"] = segment.speaker ?? ""
            row["valence"] = segment.valence.map(PageText.valence) ?? ""
            return row
        }
    }

    private var keywords: [Content] {
        Dictionary(grouping: result.keywords, by: \.type).sorted { $0.key < $1.key }.map { type, words in
            let shown = words.map { ["word": $0.label, "times": $0.spans.isEmpty ? "" : "\($0.spans.count)\u{D7}"] }
            return ["type": type, "words": shown]
        }
    }

    private var topics: [Content] {
        result.topics.map { topic in
            [
                "label": topic.hierarchy.isEmpty ? topic.label : topic.hierarchy.joined(separator: " \u{203A} "),
                "type": topic.type, "id": topic.iabID ?? "", "isSensitive": topic.isSensitive,
                "confidence": topic.confidence.flatMap { PageText.share($0, of: 1) } ?? "\u{2013}",
                "score": topic.adScore.flatMap { PageText.share($0, of: 1) } ?? "\u{2013}",
                "time": topic.spans.isEmpty
                    ? "whole video" : PageText.time(ScreenTime.length(ofUnion: topic.spans).seconds),
            ]
        }
    }

    private var flags: [Content] {
        result.compliance.map { flag in
            var row = times(flag.spans, ScreenTime.length(ofUnion: flag.spans).seconds)
            (row["label"], row["type"]) = (flag.label, flag.type)
            row["categories"] = flag.categories.joined(separator: ", ")
            let shown = flag.wholeShots.prefix(12).map {
                "\(PageText.time($0.start.seconds))\u{2013}\(PageText.time($0.end.seconds))"
            }
            let rest = flag.wholeShots.count - shown.count
            row["shots"] = shown + (rest > 0 ? ["and \(rest) more"] : [])
            return row
        }
    }

    private var types: [Content] {
        result.byType.map { type in
            [
                "type": type.type, "detections": "\(type.detections)", "occurrences": "\(type.occurrences)",
                "time": type.screenTime > .zero ? PageText.time(type.screenTime.seconds) : "\u{2013}",
            ]
        }
    }

    private var valences: [Content] {
        [("Faces", result.faceValence), ("Speech", result.speechValence)].compactMap { name, samples in
            guard let least = samples.map(\.value).min(), let most = samples.map(\.value).max() else { return nil }
            let mean = samples.reduce(0) { $0 + $1.value } / Double(samples.count)
            let parts = shapes.means(samples, parts: 12).map { part, mean -> Content in
                ["time": PageText.time(shapes.duration * Double(part) / 12), "mean": PageText.valence(mean)]
            }
            return [
                "name": name, "curve": shapes.curve(samples), "mean": PageText.valence(mean), "parts": parts,
                "least": PageText.valence(least), "most": PageText.valence(most),
            ]
        }
    }

    /// A strip over the time, and the commonest colours with their share; `nil` without colours.
    private var colors: Content? {
        let strongest = result.colorsBySecond.compactMap(\.first)
        guard !strongest.isEmpty else { return nil }
        let shares = ColorShares(strongest).commonest(8)
        return [
            "stretches": shapes.stretches(result.colorsBySecond)
                .map { ["x": "\($0.x)", "width": "\($0.width)", "color": $0.color] },
            "shares": shares.map { color, count in
                ["color": color, "share": PageText.share(Double(count), of: Double(strongest.count)) ?? ""]
            },
        ]
    }

    private func times(_ spans: [TimeSpan], _ seconds: Double) -> Content {
        var row: Content = ["time": PageText.time(seconds), "strip": shapes.strip(spans)]
        row["share"] = PageText.share(seconds, of: shapes.duration) ?? "\u{2013}"
        let first = spans.first.map { ", first at \(PageText.time($0.start.seconds))" } ?? ""
        row["words"] = PageText.count(spans.count, "place") + first
        return row
    }
}

/// Colours that no eye tells apart count as one, named by the most frequent of them.
struct ColorShares {
    private var groups: [String: [String: Int]] = [:]

    /// - Parameter colors: as `RRGGBB`.
    init(_ colors: [String]) {
        for color in colors {
            let value = UInt32(color, radix: 16) ?? 0
            groups[String(value >> 5 & 0x07_07_07), default: [:]][color, default: 0] += 1
        }
    }

    func commonest(_ most: Int) -> [(color: String, count: Int)] {
        let named = groups.values.compactMap { group in
            group.min { ($1.value, $0.key) < ($0.value, $1.key) }
                .map { (color: $0.key, count: group.values.reduce(0, +)) }
        }
        return Array(named.sorted { ($1.count, $0.color) < ($0.count, $1.color) }.prefix(most))
    }
}
