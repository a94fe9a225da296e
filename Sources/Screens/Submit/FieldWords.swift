import AppLogic

extension SubmitForm.Field {
    var name: String {
        switch self {
        case .source: "Source"
        case .title: "Title"
        case .language: "Language"
        case .description: "Description"
        case .transcript: "Transcript"
        case .mediaID: "Own media id"
        case .faceHeight: "Face height"
        case .faceGallery: "Face gallery"
        case .callback: "Callback"
        case .email: "E-mail"
        }
    }

    /// One line at 80 columns.
    var explanation: String {
        switch self {
        case .source: "A link or a path; several as lines, a directory, *.mp4, a list."
        case .title: "A name for the video; may be left empty."
        case .language: "Spoken in it, such as fi-FI; Tab lists some. Empty: the default."
        case .description: "What it is about; the service looks for keywords in it."
        case .transcript: "An http(s) link to its SRT file, or valossaupload://\u{2026}"
        case .mediaID: "Your id for it, as in your archive. Empty: kajo makes one."
        case .faceHeight: "0 to 1 of the frame's height: smaller faces are left out."
        case .faceGallery: "The id of a face gallery; empty takes the account's default."
        case .callback: "An http(s) address that is told when the job has ended."
        case .email: "Who gets a mail at the end. Tab shows the group that is known."
        }
    }
}
