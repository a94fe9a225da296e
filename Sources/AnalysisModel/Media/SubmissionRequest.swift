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

    /// The same, saying what another says where it says nothing.
    public func completed(by other: SubmissionRequest) -> SubmissionRequest {
        SubmissionRequest(
            source: source, title: title ?? other.title, language: language ?? other.language,
            options: options.completed(by: other.options))
    }
}
