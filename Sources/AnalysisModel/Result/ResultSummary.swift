/// What is in a video, at a glance: drawn from one core result, and from its captions where they have been fetched.
public struct ResultSummary: Hashable, Sendable {
    /// Technical facts of the video; each is `nil` where the file does not tell it.
    public struct Technical: Hashable, Sendable {
        public var duration: Duration?
        public var framesPerSecond: Double?
        public var width: Int?
        public var height: Int?
        /// Short codec names, for instance `h264` and `aac`.
        public var videoCodec: String?
        public var audioCodec: String?
        public var audioChannels: Int?

        public init() {}
    }

    /// All detections of one type together.
    public struct OfType: Hashable, Sendable {
        public var type: String
        public var detections: Int
        public var occurrences: Int
        /// The union over all of them.
        public var screenTime: Duration

        public init(type: String, detections: Int, occurrences: Int, screenTime: Duration) {
            self.type = type
            self.detections = detections
            self.occurrences = occurrences
            self.screenTime = screenTime
        }
    }

    /// All detections of one type that carry the same label.
    public struct OfLabel: Hashable, Sendable {
        public var type: String
        public var label: String
        /// The union over all of them.
        public var screenTime: Duration
        /// In ascending order.
        public var detectionIDs: [Detection.ID]
        /// Where in the video: the union's parts, in time order.
        public var spans: [TimeSpan]
        /// The category tags of any of them, sorted.
        public var categories: [String]
        /// 0…1, the highest of all occurrences; many types have none.
        public var confidence: Double?

        public init(
            type: String, label: String, screenTime: Duration, detectionIDs: [Detection.ID], spans: [TimeSpan],
            categories: [String] = [], confidence: Double? = nil
        ) {
            self.type = type
            self.label = label
            self.screenTime = screenTime
            self.detectionIDs = detectionIDs
            self.spans = spans
            self.categories = categories
            self.confidence = confidence
        }
    }

    /// What is counted and not listed.
    public struct Unlisted: Hashable, Sendable {
        public var detections = 0
        public var occurrences = 0

        public init() {}
    }

    public var jobID: Job.ID?
    /// Version of the file's format, for instance `1.8.1`.
    public var metadataFormat: String?
    public var title: String?
    public var technical: Technical
    public var shots: [Shot]
    public var detections: Int
    public var occurrences: Int
    /// Detections of further types than can be listed: they are in the two sums above and in nothing else here. A result
    /// has dozens of types; one with more than ten thousand was made to take memory.
    public var unlisted = Unlisted()
    /// Sorted by type.
    public var byType: [OfType]
    /// Every label, the longest on screen first, then by label and type. Speech and topics are none.
    public var labels: [OfLabel]
    /// The dominant colours of each second as `RRGGBB`, strongest first; empty where the file tells none.
    public var colorsBySecond: [[String]]
    /// The longest on screen first; faces of one identity are one.
    public var faces: [Face] = []
    /// In time order.
    public var speech: [SpeechSegment] = []
    /// Names and notable words, by type, then in the file's order of importance.
    public var keywords: [Keyword] = []
    /// By type, the most prominent first as the file has them.
    public var topics: [Topic] = []
    /// The longest on screen first, then by label.
    public var compliance: [ComplianceFlag] = []
    /// −1…1, in time order: the mean over all faces seen in a second; empty where the file tells none.
    public var faceValence: [Sample] = []
    /// −1…1, in time order: of the voices, or else of the spoken words; empty where the file tells neither.
    public var speechValence: [Sample] = []
    /// Scene descriptions, in time order; empty until they have been fetched, which is a result of its own.
    public var captions: [Caption] = []

    public init(
        jobID: Job.ID? = nil, metadataFormat: String? = nil, title: String? = nil,
        technical: Technical = Technical(), shots: [Shot] = [], detections: Int = 0, occurrences: Int = 0,
        byType: [OfType] = [], labels: [OfLabel] = [], colorsBySecond: [[String]] = []
    ) {
        self.jobID = jobID
        self.metadataFormat = metadataFormat
        self.title = title
        self.technical = technical
        self.shots = shots
        self.detections = detections
        self.occurrences = occurrences
        self.byType = byType
        self.labels = labels
        self.colorsBySecond = colorsBySecond
    }
}
