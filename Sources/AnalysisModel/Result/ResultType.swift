/// What a finished job can be asked for; the raw value is the service's name (Core API, "Job results").
public enum ResultType: String, Hashable, Sendable, CaseIterable {
    /// What was found in the video. Every job has it.
    case core
    /// Scene descriptions in sentences, where the subscription includes them.
    case visualCaptions = "visual_captions"
}
