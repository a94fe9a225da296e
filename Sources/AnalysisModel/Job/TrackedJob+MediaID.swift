extension TrackedJob.ID {
    private static let mark = "kajo-"

    /// What `new_job` names the video where the user gave no name: `new_job` knows no idempotency key (Core API, "New
    /// job"), so this is how a job is known again whose making was not answered.
    public var mediaID: String { Self.mark + rawValue }

    /// The row whose video was named so; `nil` for a name that is none of kajo's.
    public init?(mediaID: String) {
        guard mediaID.hasPrefix(Self.mark) else { return nil }
        self.init(rawValue: String(mediaID.dropFirst(Self.mark.count)))
    }
}
