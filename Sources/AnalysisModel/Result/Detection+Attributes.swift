extension Detection {
    /// What a detection's type tells beyond its label (Core metadata, "Detections"); empty or `nil` where the file says nothing.
    public struct Attributes: Hashable, Sendable {
        /// Of a face: `male`, `female`, or what else the file says.
        public var gender: String?
        /// 0…1.
        public var genderConfidence: Double?
        /// Of a face: for how long it is truly visible.
        public var visibleTime: Duration?
        public var isUnder18 = false
        public var isLowQuality = false
        /// Of a face: whom it is like, the best match first.
        public var identities: [Face.Identity] = []
        /// Of a text region: what stands there. Foreign text.
        public var text: String?
        /// Of speech: −1…1, the feeling that its words express.
        public var valence: Double?
        /// Of speech: the speaker's id in this file.
        public var speaker: String?
        /// Of a topic: 0…1, how well an advertisement would be placed there.
        public var adScore: Double?
        public var iab: IABCategory?

        public init() {}
    }

    /// A category of the IAB's content taxonomy.
    public struct IABCategory: Hashable, Sendable {
        /// For instance `IAB13`.
        public var id: String?
        /// From the widest category to the narrowest.
        public var hierarchy: [String]
        /// Unfit for advertising.
        public var isSensitive: Bool

        public init(id: String?, hierarchy: [String], isSensitive: Bool) {
            self.id = id
            self.hierarchy = hierarchy
            self.isSensitive = isSensitive
        }
    }
}

/// What is told of one detection in one second of the video (Core metadata, "by_second").
public struct DetectionInSecond: Hashable, Sendable {
    public var detection: Detection.ID
    /// The ids of its occurrences that touch the second.
    public var occurrences: [String]
    /// 0…1; many types have none.
    public var confidence: Double?
    /// −1…1, the feeling that a face or a voice expresses.
    public var valence: Double?
    /// Named looks of a face, for instance `joy`.
    public var expressions: [String]
    /// As `RRGGBB`, strongest first.
    public var colors: [String]

    public init(
        detection: Detection.ID, occurrences: [String] = [], confidence: Double? = nil, valence: Double? = nil,
        expressions: [String] = [], colors: [String] = []
    ) {
        self.detection = detection
        self.occurrences = occurrences
        self.confidence = confidence
        self.valence = valence
        self.expressions = expressions
        self.colors = colors
    }
}
