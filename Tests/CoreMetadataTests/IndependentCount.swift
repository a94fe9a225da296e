import Foundation

/// What is in a core result, counted in the plainest way: JSONSerialization, and one mark for each millisecond.
struct IndependentCount {
    private let root: [String: Any]

    init(_ json: Data) throws {
        root = try JSONSerialization.jsonObject(with: json) as? [String: Any] ?? [:]
    }

    private var detections: [(id: String, value: [String: Any])] {
        (root["detections"] as? [String: [String: Any]] ?? [:]).map { ($0.key, $0.value) }
    }

    func type(_ value: [String: Any]) -> String { value["t"] as? String ?? "" }

    var types: Set<String> { Set(detections.map { type($0.value) }) }

    func detections(of type: String) -> Int { detections.count { self.type($0.value) == type } }

    func occurrences(of type: String) -> Int {
        detections.filter { self.type($0.value) == type }.reduce(0) { $0 + times($1.value).count }
    }

    func milliseconds(of type: String) -> Int {
        covered(detections.filter { self.type($0.value) == type }.map(\.value))
    }

    /// Of each type and label that is on screen or heard at certain times, but spoken words.
    var labels: [String: Int] {
        var groups: [String: [[String: Any]]] = [:]
        for (_, value) in detections where !times(value).isEmpty && type(value) != "audio.speech" {
            groups["\(type(value))|\(value["label"] as? String ?? "")", default: []].append(value)
        }
        return groups.mapValues(covered)
    }

    /// For each identity the ids of its detections; for the names "name" is asked for, or the gallery's ids.
    func faces(byGallery: Bool) -> [String: Set<String>] {
        var faces: [String: Set<String>] = [:]
        for (id, value) in detections where type(value) == "human.face" {
            let attributes = value["a"] as? [String: Any]
            let best = (attributes?["similar_to"] as? [[String: Any]])?.first
            let face = byGallery ? (best?["gallery_face"] as? [String: Any])?["id"] : best?["name"]
            faces[face as? String ?? "", default: []].insert(id)
        }
        return faces
    }

    /// The mean of all faces' valence in each second.
    var faceValence: [Int: Double] {
        let groupings = root["detection_groupings"] as? [String: Any]
        let faces = Set(detections.filter { type($0.value) == "human.face" }.map(\.id))
        var means: [Int: Double] = [:]
        for (second, items) in (groupings?["by_second"] as? [[[String: Any]]] ?? []).enumerated() {
            let values = items.filter { faces.contains($0["d"] as? String ?? "") }.compactMap { item in
                ((item["a"] as? [String: Any])?["sen"] as? [String: Any])?["val"] as? Double
            }
            if !values.isEmpty { means[second] = values.reduce(0, +) / Double(values.count) }
        }
        return means
    }

    var flagged: Set<String> {
        Set(
            detections.filter { _, value in
                ((value["categ"] as? [String: Any])?["tags"] as? [String])?.contains("content_compliance") == true
            }
            .map(\.id))
    }

    private func times(_ value: [String: Any]) -> [[String: Any]] { value["occs"] as? [[String: Any]] ?? [] }

    private func covered(_ detections: [[String: Any]]) -> Int {
        var marks: Set<Int> = []
        for occurrence in detections.flatMap(times) {
            let start = ((occurrence["ss"] as? Double ?? 0) * 1000).rounded()
            let end = ((occurrence["se"] as? Double ?? 0) * 1000).rounded()
            if end > start { marks.formUnion(Int(start)..<Int(end)) }
        }
        return marks.count
    }
}
