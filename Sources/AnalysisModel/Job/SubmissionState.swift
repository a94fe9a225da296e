/// What has become of the wish to have a video analysed, before and up to the moment that a job exists.
public enum SubmissionState: String, Hashable, Sendable, CaseIterable {
    /// Written down; no byte has been sent.
    case intended
    /// The file is on its way to the service in chunks.
    case uploading
    /// `new_job` has been sent, or is about to be; an end of the process here leaves the outcome unclear.
    case submitting
    /// The service answered with a job id.
    case submitted
    /// It ended without a job: refused before or by the service; nothing was created.
    case failed
    /// The request left and no clear answer came: a job may or may not exist. Never sent again by itself.
    case unknown
    /// The job was made elsewhere and found in the service's listing.
    case listed

    /// The submitter still has something to do.
    public var isUnderWay: Bool { self == .intended || self == .uploading || self == .submitting }
}
