/// One of the documents that the service makes of a finished job (Core API, "Job results"). The raw value is its name there.
public enum ResultType: String, Hashable, Sendable, CaseIterable {
    case core
    case framesFaces = "frames_faces"
    case secondsObjects = "seconds_objects"
    case framesObjects = "frames_objects"
    case visualCaptions = "visual_captions"
    case speechSRT = "speech_to_text_srt"
    case speechVTT = "speech_to_text_vtt"
    case speechTTML = "speech_to_text_ttml"
    case speechAvid = "speech_to_text_avid_txt"

    /// What its files usually end in, without the dot.
    public var fileExtension: String {
        switch self {
        case .core, .framesFaces, .secondsObjects, .framesObjects, .visualCaptions: "json"
        case .speechSRT: "srt"
        case .speechVTT: "vtt"
        case .speechTTML: "ttml"
        case .speechAvid: "txt"
        }
    }

    /// It is a JSON object; the others are text.
    public var isJSON: Bool { fileExtension == "json" }
}
