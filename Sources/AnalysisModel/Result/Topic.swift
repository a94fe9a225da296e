/// What a video, or a part of it, is about (Core metadata, "IAB categories"): any detection whose type begins with `topic.`.
public struct Topic: Hashable, Sendable {
    public var type: String
    /// Foreign text.
    public var label: String
    /// From the widest category to the narrowest; empty outside IAB.
    public var hierarchy: [String]
    /// For instance `IAB13`.
    public var iabID: String?
    /// IAB's sensitive categories, unfit for advertising.
    public var isSensitive: Bool
    /// 0…1, the highest of its occurrences.
    public var confidence: Double?
    /// 0…1, how well an advertisement would be placed there; the highest of its occurrences.
    public var adScore: Double?
    /// Empty for what concerns the whole video.
    public var spans: [TimeSpan]

    public init(
        type: String, label: String, hierarchy: [String] = [], iabID: String? = nil, isSensitive: Bool = false,
        confidence: Double? = nil, adScore: Double? = nil, spans: [TimeSpan] = []
    ) {
        self.type = type
        self.label = label
        self.hierarchy = hierarchy
        self.iabID = iabID
        self.isSensitive = isSensitive
        self.confidence = confidence
        self.adScore = adScore
        self.spans = spans
    }
}
