import Foundation

/// Writes core results of any version, with made-up content: the same seed gives the same text.
///
/// All times are whole milliseconds, so that they can be counted one by one.
public struct ResultMaker {
    /// The versions that are known to have been delivered.
    public static let versions = ["1.3.0", "1.3.1", "1.3.2", "1.3.3", "1.3.6", "1.4.2", "1.8.1"]

    public var version: String
    public var seconds: Int
    public var detections: Int
    private var random: SeededRandom
    private var nextOccurrence = 1

    public init(version: String, seconds: Int = 60, detections: Int = 40, seed: UInt64 = 1) {
        (self.version, self.seconds, self.detections) = (version, seconds, detections)
        random = SeededRandom(seed: seed)
    }

    private var isNew: Bool { version >= "1.4" }

    /// The file; its members stand in an order that depends on the seed.
    public mutating func text() -> String {
        let found = (1...detections).map { (id: "\($0)", text: detection($0)) }.shuffled(using: &random)
        let members = [
            #""version_info": {"metadata_type": "core", "metadata_format": "\#(version)", "backend": "3.0.10"}"#,
            #""job_info": {"job_id": "job-\#(version)", "request": {"media": {"title": "Asked"}}}"#,
            media(), "\"detections\": {" + found.map { "\"\($0.id)\": \($0.text)" }.joined(separator: ",\n") + "}",
            groupings(), segmentations(), #""from_the_future": {"a": [1, {"detections": {}}, "\\\"]}"]}"#,
        ]
        return "{" + members.shuffled(using: &random).joined(separator: ",\n ") + "}\n"
    }

    private func media() -> String {
        let more = isNew ? #", "resolution": {"x_pixels": 1280, "y_pixels": 720}, "n_audio_channels": 2"# : ""
        return #""media_info": {"technical": {"duration_s": \#(seconds), "fps": 25\#(more)}, "from_customer": {}}"#
    }

    private mutating func detection(_ number: Int) -> String {
        let type = Self.types[number % Self.types.count]
        var members = ["\"t\": \"\(type)\"", "\"label\": \"\(label(of: type))\""]
        if !type.hasPrefix("topic.") { members.append("\"occs\": [\(occurrences(of: type))]") }
        if type == "human.face" { members.append("\"a\": {\(faceAttributes())}") }
        if version >= "1.3.3", number % 5 == 0 {
            members.append(#""categ": {"tags": ["content_compliance", "fauna"]}"#)
        }
        if number % 7 == 0 { members.append(#""new_member": [null, {"t": "no type"}]"#) }
        return "{" + members.shuffled(using: &random).joined(separator: ", ") + "}"
    }

    private static let types = [
        "visual.context", "human.face", "audio.context", "audio.speech", "transcript.keyword.name.person",
        "topic.iab.visual", "visual.of_the_future", "visual.context",
    ]

    private mutating func label(of type: String) -> String {
        if type == "human.face" { return "face" }
        let labels = [#"boat"#, #"Łódź \ud83d\ude00"#, #"\"quoted\" [1, {2}]"#, #"back\\slash\\"#, "quay", "sea"]
        return labels[random.below(labels.count)]
    }

    private mutating func faceAttributes() -> String {
        let names = ["Audrey", "Cary", "Väinö"]
        let name = names[random.below(names.count)]
        let gallery = isNew ? #", "gallery_face": {"id": "id-\#(name)", "name": "\#(name)"}"# : ""
        return #""s_visible": \#(random.below(9000))e-3, "similar_to": [{"c": 0.7, "name": "\#(name)"\#(gallery)}]"#
    }

    private mutating func occurrences(of type: String) -> String {
        (0..<random.below(6)).map { _ in
            let start = random.below(seconds * 1000), end = min(seconds * 1000, start + random.below(9000))
            var members = ["\"ss\": \(time(start))", "\"se\": \(time(end))", "\"id\": \"\(nextOccurrence)\""]
            nextOccurrence += 1
            if type.hasPrefix("visual.") {
                members.append("\"\(random.below(2) == 0 ? "c" : "c_max")\": 0.\(random.below(9))")
            }
            if version >= "1.3.6" { members += ["\"shs\": 0", "\"she\": 1"] }
            return "{" + members.shuffled(using: &random).joined(separator: ", ") + "}"
        }
        .joined(separator: ",\n")
    }

    /// Whole seconds as such.
    private func time(_ milliseconds: Int) -> String {
        milliseconds % 1000 == 0
            ? "\(milliseconds / 1000)" : "\(milliseconds / 1000).\(String(1000 + milliseconds % 1000).dropFirst())"
    }

    private mutating func groupings() -> String {
        let rows = (0..<seconds).map { _ in
            let items = (0..<random.below(4)).map { _ in
                let id = 1 + random.below(detections)
                let feeling = isNew ? ", \"a\": {\"sen\": {\"val\": -0.\(random.below(10))}}" : ""
                return "{\"d\": \"\(id)\", \"o\": [\"1\", \"2\"]\(feeling)}"
            }
            return "[" + items.joined(separator: ", ") + "]"
        }
        return #""detection_groupings": {"by_detection_type": {}, "by_second": ["# + rows.joined(separator: ",\n")
            + "]}"
    }

    private func segmentations() -> String {
        let shots = stride(from: 0, to: seconds, by: 4).map { start in
            let end = min(seconds, start + 4)
            return #"{"ss": \#(start), "se": \#(end), "fs": \#(start * 25), "fe": \#(end * 25 - 1)}"#
        }
        return #""segmentations": {"detected_shots": ["# + shots.joined(separator: ", ") + "]}"
    }
}

extension SeededRandom {
    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
}
