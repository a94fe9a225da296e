/// What the user asks to have analysed: every field of `new_job` but the key.
public struct SubmissionRequest: Hashable, Sendable {
    public var source: MediaSource
    /// `media.title`; `nil` sends none.
    public var title: String?
    /// `media.language`; `nil` leaves the service's default (`en-US`).
    public var language: String?
    public var options: JobOptions

    public init(
        source: MediaSource, title: String? = nil, language: String? = nil, options: JobOptions = JobOptions()
    ) {
        self.source = source
        self.title = title
        self.language = language
        self.options = options
    }
}
