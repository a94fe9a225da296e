/// Somebody who is seen: one or more face detections that carry the same identity (Core metadata, "Faces & identity").
public struct Face: Hashable, Sendable {
    /// Whom the service takes it for, the best match of several.
    public struct Identity: Hashable, Sendable {
        /// Foreign text.
        public var name: String
        /// 0…1, how sure the service is.
        public var similarity: Double?
        /// Absent in old files.
        public var galleryID: String?
        public var galleryFaceID: String?

        public init(
            name: String, similarity: Double? = nil, galleryID: String? = nil, galleryFaceID: String? = nil
        ) {
            self.name = name
            self.similarity = similarity
            self.galleryID = galleryID
            self.galleryFaceID = galleryFaceID
        }
    }

    /// In ascending order, never empty.
    public var detectionIDs: [Detection.ID]
    /// `nil` for an unknown face, which is never merged with another.
    public var identity: Identity?
    /// `male`, `female`, or what else the file says.
    public var gender: String?
    /// 0…1.
    public var genderConfidence: Double?
    /// The service takes it for somebody under 18.
    public var isUnder18: Bool
    /// The service calls the picture of it bad.
    public var isLowQuality: Bool
    /// The seconds truly visible (`s_visible`) where the file tells them, else the union of the occurrences.
    public var screenTime: Duration
    /// Where in the video: the union's parts, in time order.
    public var spans: [TimeSpan]
    /// The feeling that its looks express, −1…1, in time order; empty where the file tells none.
    public var valence: [Sample]
    /// Its named expressions and in how many seconds each was seen, the most frequent first.
    public var expressions: [Expression]

    /// A named look, for instance `joy`.
    public struct Expression: Hashable, Sendable {
        public var name: String
        public var seconds: Int

        public init(name: String, seconds: Int) {
            self.name = name
            self.seconds = seconds
        }
    }

    public init(
        detectionIDs: [Detection.ID], identity: Identity? = nil, gender: String? = nil,
        genderConfidence: Double? = nil, isUnder18: Bool = false, isLowQuality: Bool = false, screenTime: Duration,
        spans: [TimeSpan], valence: [Sample] = [], expressions: [Expression] = []
    ) {
        self.detectionIDs = detectionIDs
        self.identity = identity
        self.gender = gender
        self.genderConfidence = genderConfidence
        self.isUnder18 = isUnder18
        self.isLowQuality = isLowQuality
        self.screenTime = screenTime
        self.spans = spans
        self.valence = valence
        self.expressions = expressions
    }
}
