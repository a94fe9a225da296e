public import AnalysisModel
import Foundation

/// `new_job` as it stands on the wire. What is not there has no member, and an object without members none either.
struct NewJobWire: Encodable {
    struct Reference: Encodable { var url: String }

    struct Name: Encodable { var id: String }

    struct Media: Encodable {
        enum CodingKeys: String, CodingKey {
            case video, transcript, title, description, language
            case customerMediaInfo = "customer_media_info"
        }

        var video: Reference
        var transcript: Reference?
        var customerMediaInfo: Name?
        var title: String?
        var description: String?
        var language: String?
    }

    struct AnalysisParameters: Encodable {
        enum CodingKeys: String, CodingKey {
            case faceMinRelativeHeight = "face_min_relative_height"
            case faceGalleries = "face_galleries"
        }

        var faceMinRelativeHeight: Double?
        var faceGalleries: FaceGalleries?
    }

    struct FaceGalleries: Encodable {
        enum CodingKeys: String, CodingKey { case customGallery = "custom_gallery" }

        var customGallery: Name
    }

    struct EmailNotification: Encodable {
        enum CodingKeys: String, CodingKey { case toGroup = "to_group" }

        var toGroup: String
    }

    enum CodingKeys: String, CodingKey {
        case apiKey = "api_key"
        case media, callback
        case analysisParameters = "analysis_parameters"
        case emailNotification = "email_notification"
    }

    var apiKey: String
    var media: Media
    var analysisParameters: AnalysisParameters?
    var emailNotification: EmailNotification?
    var callback: Reference?

    /// - Parameter address: how an address is written: as it is, or as it may be shown.
    init(_ job: CoreAPIClient.NewJob, key: String, address: (String) -> String = { $0 }) {
        let options = job.options
        apiKey = key
        media = Media(
            video: Reference(url: address(job.videoURL)),
            transcript: options.transcriptURL.map { Reference(url: address($0)) },
            customerMediaInfo: options.customerMediaID.map(Name.init), title: job.title,
            description: options.description, language: job.language)
        if options.faceMinRelativeHeight != nil || options.faceGalleryID != nil {
            analysisParameters = AnalysisParameters(
                faceMinRelativeHeight: options.faceMinRelativeHeight,
                faceGalleries: options.faceGalleryID.map { FaceGalleries(customGallery: Name(id: $0)) })
        }
        emailNotification = options.emailGroup.map(EmailNotification.init)
        callback = options.callbackURL.map { Reference(url: address($0)) }
    }
}

extension CoreAPIClient.NewJob {
    /// What an uploaded file's address looks like before there is one.
    public static let uploadPlaceholder = "valossaupload://\u{2026}"

    /// What the name looks like that kajo gives to a video before it is written down which one.
    public static let mediaIDPlaceholder = TrackedJob.ID(rawValue: "\u{2026}").mediaID

    /// What is asked for of a source whose address is `videoURL`.
    /// - Parameter mediaID: names the video if the user gave no name.
    public init(_ request: SubmissionRequest, videoURL: String, mediaID: String) {
        self.init(videoURL: videoURL, title: request.title, language: request.language, options: request.options)
        options.customerMediaID = options.customerMediaID ?? mediaID
    }

    /// The body that would be sent, with a mark in the key's place. A file has no address before it is uploaded, and
    /// kajo's name for a video is made when the submission is written down; placeholders stand for them.
    /// - Parameter isSpacious: over several lines, for reading; the body that is sent has no white space.
    public static func body(of request: SubmissionRequest, isSpacious: Bool = false) -> String {
        let url = if case .file = request.source { uploadPlaceholder } else { request.source.text }
        let encoder = JSONEncoder.ofRequests
        if isSpacious { encoder.outputFormatting.insert(.prettyPrinted) }
        let job = Self(request, videoURL: url, mediaID: mediaIDPlaceholder)
        let wire = NewJobWire(job, key: KeyRedaction.mark)
        // Numbers are finite where they come from; there is nothing else that JSON could not hold.
        return (try? encoder.encode(wire)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

extension JSONEncoder {
    /// One object has one spelling.
    static var ofRequests: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
