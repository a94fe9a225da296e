/// Something that was found in a video (Core metadata, "Detections").
public struct Detection: Identifiable, Hashable, Sendable {
    /// An integer in a string, as the file has it; unique in one result.
    public struct ID: RawRepresentable, Hashable, Sendable, Comparable {
        public let rawValue: String

        public init(rawValue: String) { self.rawValue = rawValue }

        /// Numbers by their size and before all else, the rest by text.
        public static func < (left: ID, right: ID) -> Bool {
            switch (Int(left.rawValue), Int(right.rawValue)) {
            case (let first?, let second?): first == second ? left.rawValue < right.rawValue : first < second
            case (nil, nil): left.rawValue < right.rawValue
            case (let first, _): first != nil
            }
        }
    }

    public let id: ID
    /// The type's identifier, for instance `visual.context`. Types that kajo has never heard of are kept.
    public var type: String
    /// Foreign text; for speech the spoken words.
    public var label: String
    /// Empty for what concerns the whole video.
    public var occurrences: [Occurrence]
    /// 0…1, of a spoken word; other types have theirs at the occurrences.
    public var confidence: Double?
    /// Category tags, as the file has them.
    public var categories: [String] = []
    /// Valossa's own id of what was recognised.
    public var conceptID: String?
    /// For instance `/m/01c648`.
    public var knowledgeGraphID: String?
    public var attributes = Attributes()

    public init(id: ID, type: String, label: String, occurrences: [Occurrence]) {
        self.id = id
        self.type = type
        self.label = label
        self.occurrences = occurrences
    }
}

/// A stretch in which a detection is present (Core metadata, "Occurrences").
public struct Occurrence: Hashable, Sendable {
    /// Unique in one result.
    public var id: String?
    public var span: TimeSpan
    /// 0…1, the highest in the span; many types have none.
    public var confidence: Double?
    /// 0-based positions in the result's shots; absent in old files.
    public var firstShotIndex: Int?
    public var lastShotIndex: Int?
    /// Of a topic: 0…1, how well an advertisement would be placed there.
    public var adScore: Double?

    public init(
        id: String? = nil, span: TimeSpan, confidence: Double? = nil, firstShotIndex: Int? = nil,
        lastShotIndex: Int? = nil
    ) {
        self.id = id
        self.span = span
        self.confidence = confidence
        self.firstShotIndex = firstShotIndex
        self.lastShotIndex = lastShotIndex
    }
}

/// A run of frames between two cuts (Core metadata, "Segmentations").
public struct Shot: Hashable, Sendable {
    public var span: TimeSpan
    /// 0-based, both frames belong to the shot.
    public var firstFrame: Int
    public var lastFrame: Int

    public init(span: TimeSpan, firstFrame: Int, lastFrame: Int) {
        self.span = span
        self.firstFrame = firstFrame
        self.lastFrame = lastFrame
    }
}
