import AnalysisModel

/// A face, topic, keyword or flag as `kajo summary --json` prints it; what it has no use for is left out.
struct SummaryFinding: Encodable {
    private var type: String?
    private var label: String?
    private var name: String?
    private var similarity: Double?
    private var gender: String?
    private var isUnder18: Bool?
    private var isSensitive: Bool?
    private var iabID: String?
    private var confidence: Double?
    private var valence: Double?
    private var adScore: Double?
    private var categories: [String]?
    private var hierarchy: [String]?
    private var expressions: [String]?
    /// In seconds.
    private var screenTime: Double?
    private var detectionIDs: [String]?

    private enum CodingKeys: String, CodingKey {
        case type, label, name, similarity, gender, confidence, valence, categories, expressions
        case isUnder18 = "is_under_18"
        case isSensitive = "is_sensitive"
        case iabID = "iab_id"
        case hierarchy = "iab_hierarchy"
        case adScore = "ad_score"
        case screenTime = "screen_time_s"
        case detectionIDs = "detection_ids"
    }

    init(face: Face) {
        (name, similarity, gender) = (face.identity?.name, face.identity?.similarity, face.gender)
        isUnder18 = face.isUnder18
        if !face.valence.isEmpty {
            valence = face.valence.reduce(0) { $0 + $1.value } / Double(face.valence.count)
        }
        expressions = face.expressions.map(\.name)
        screenTime = SummaryDocument.rounded(face.screenTime.seconds)
        detectionIDs = face.detectionIDs.map(\.rawValue)
    }

    init(topic: Topic) {
        (type, label, confidence, adScore) = (topic.type, topic.label, topic.confidence, topic.adScore)
        (iabID, isSensitive) = (topic.iabID, topic.isSensitive)
        hierarchy = topic.hierarchy.isEmpty ? nil : topic.hierarchy
        screenTime = topic.spans.isEmpty ? nil : Self.union(topic.spans)
    }

    init(keyword: Keyword) {
        (type, label) = (keyword.type, keyword.label)
        screenTime = keyword.spans.isEmpty ? nil : Self.union(keyword.spans)
    }

    init(flag: ComplianceFlag) {
        (type, label, categories, confidence) = (flag.type, flag.label, flag.categories, flag.confidence)
        screenTime = Self.union(flag.spans)
        detectionIDs = flag.detectionIDs.map(\.rawValue)
    }

    private static func union(_ spans: [TimeSpan]) -> Double {
        SummaryDocument.rounded(ScreenTime.length(ofUnion: spans).seconds)
    }
}
