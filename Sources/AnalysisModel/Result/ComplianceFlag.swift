/// Something that must be looked at before the video is shown ("Content moderation" guide): what is tagged
/// `content_compliance`, flagged words in speech and text, explicit content of old files, and faces of minors.
public struct ComplianceFlag: Hashable, Sendable {
    public var type: String
    /// Foreign text.
    public var label: String
    /// Its category tags, sorted.
    public var categories: [String]
    /// 0…1, the highest of its occurrences; many types have none.
    public var confidence: Double?
    /// In ascending order.
    public var detectionIDs: [Detection.ID]
    /// Where in the video: the union's parts, in time order.
    public var spans: [TimeSpan]
    /// The whole shots that the spans lie in, as a union; equal to `spans` where the file has no shots.
    public var wholeShots: [TimeSpan]

    public init(
        type: String, label: String, categories: [String], confidence: Double?, detectionIDs: [Detection.ID],
        spans: [TimeSpan], wholeShots: [TimeSpan]
    ) {
        self.type = type
        self.label = label
        self.categories = categories
        self.confidence = confidence
        self.detectionIDs = detectionIDs
        self.spans = spans
        self.wholeShots = wholeShots
    }
}
