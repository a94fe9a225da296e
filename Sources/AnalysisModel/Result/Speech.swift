/// A stretch of speech, about as long as a subtitle (Core metadata, "Speech transcription").
public struct SpeechSegment: Hashable, Sendable {
    public var span: TimeSpan
    /// Foreign text.
    public var text: String
    /// The speaker's id in this file, where the subscription tells speakers apart.
    public var speaker: String?
    /// −1…1, the feeling that the words express, where the subscription tells it.
    public var valence: Double?

    public init(span: TimeSpan, text: String, speaker: String? = nil, valence: Double? = nil) {
        self.span = span
        self.text = text
        self.speaker = speaker
        self.valence = valence
    }
}

/// A name or a notable word in what is said (`audio.keyword.*`; `transcript.keyword.*` in old files).
public struct Keyword: Hashable, Sendable {
    public var type: String
    /// Foreign text.
    public var label: String
    /// Where it is said, in time order; may be empty.
    public var spans: [TimeSpan]

    public init(type: String, label: String, spans: [TimeSpan] = []) {
        self.type = type
        self.label = label
        self.spans = spans
    }
}

/// What is to be seen in a stretch of the video, in a sentence (the result type `visual_captions`, "Scene descriptions").
public struct Caption: Hashable, Sendable {
    public var span: TimeSpan
    /// Foreign text.
    public var text: String
    /// 0-based position in the core result's shots.
    public var shotIndex: Int?

    public init(span: TimeSpan, text: String, shotIndex: Int? = nil) {
        self.span = span
        self.text = text
        self.shotIndex = shotIndex
    }
}
