/// What the user asks to have analysed: the fields of `new_job` that kajo offers.
public struct SubmissionRequest: Hashable, Sendable {
    public var source: MediaSource
    /// `media.title`; `nil` sends none.
    public var title: String?
    /// `media.language`; `nil` leaves the service's default (`en-US`).
    public var language: String?

    public init(source: MediaSource, title: String? = nil, language: String? = nil) {
        self.source = source
        self.title = title
        self.language = language
    }
}
