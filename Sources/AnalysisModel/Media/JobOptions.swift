/// What may be said about a video beside its source, title and language (Core API, "New job"). A member that is `nil`
/// is not sent, and the service does as it does by default.
public struct JobOptions: Hashable, Sendable {
    /// The only group that the service documents for `emailGroup`.
    public static let documentedEmailGroup = "users_with_access_to_api_key_results"

    /// `media.description`: a text that is itself searched for keywords.
    public var description: String?
    /// `media.transcript.url`: an http(s) link to an SRT file, or a `valossaupload://` reference.
    public var transcriptURL: String?
    /// `media.customer_media_info.id`: the user's own name for the video.
    public var customerMediaID: String?
    /// `analysis_parameters.face_min_relative_height`: 0…1, of the frame's height. Smaller faces are not looked for.
    public var faceMinRelativeHeight: Double?
    /// `analysis_parameters.face_galleries.custom_gallery.id`: another gallery than the account's default one.
    public var faceGalleryID: String?
    /// `callback.url`: an http(s) address that the service POSTs to when the job has ended.
    public var callbackURL: String?
    /// `email_notification.to_group`: who gets an e-mail when the job has ended.
    public var emailGroup: String?

    public init(
        description: String? = nil, transcriptURL: String? = nil, customerMediaID: String? = nil,
        faceMinRelativeHeight: Double? = nil, faceGalleryID: String? = nil, callbackURL: String? = nil,
        emailGroup: String? = nil
    ) {
        self.description = description
        self.transcriptURL = transcriptURL
        self.customerMediaID = customerMediaID
        self.faceMinRelativeHeight = faceMinRelativeHeight
        self.faceGalleryID = faceGalleryID
        self.callbackURL = callbackURL
        self.emailGroup = emailGroup
    }

    /// The same, with what others have where there is nothing.
    public func completed(by other: JobOptions) -> JobOptions {
        JobOptions(
            description: description ?? other.description, transcriptURL: transcriptURL ?? other.transcriptURL,
            customerMediaID: customerMediaID ?? other.customerMediaID,
            faceMinRelativeHeight: faceMinRelativeHeight ?? other.faceMinRelativeHeight,
            faceGalleryID: faceGalleryID ?? other.faceGalleryID, callbackURL: callbackURL ?? other.callbackURL,
            emailGroup: emailGroup ?? other.emailGroup)
    }
}
