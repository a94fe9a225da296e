import Foundation

/// What `new_job` asked for, checked: the parts that a result echoes, without the key.
struct JobRequest: Hashable, Sendable {
    /// The echo, as `job_info.request.media` has it.
    var media: JSONValue
    /// The echo, as `job_info.request.analysis_parameters` has it; `null` where there was none.
    var analysisParameters: JSONValue
    /// Kept, and not acted on: the engine sends no mail and calls nobody.
    var notifications: JSONValue

    var videoURL: String { media["video"]?["url"]?.string ?? "" }
    var title: String? { media["title"]?.string }
    var description: String? { media["description"]?.string }
    var customerMediaID: String? { media["customer_media_info"]?["id"]?.string }

    /// The upload's identifier if the video came that way.
    var uploadID: String? {
        videoURL.hasPrefix(UploadReference.scheme) ? String(videoURL.dropFirst(UploadReference.scheme.count)) : nil
    }

    init(media: JSONValue, analysisParameters: JSONValue = .null, notifications: JSONValue = .null) {
        self.media = media
        self.analysisParameters = analysisParameters
        self.notifications = notifications
    }

    /// Reads what `stored` wrote.
    init(stored: String) throws {
        let value = try JSONValue(parsing: Data(stored.utf8))
        media = value["media"] ?? .null
        analysisParameters = value["analysis_parameters"] ?? .null
        notifications = value["notifications"] ?? .null
    }

    var stored: String {
        let value: JSONValue = [
            "media": media, "analysis_parameters": analysisParameters, "notifications": notifications,
        ]
        return value.text
    }
}

/// The service's own kind of address for an uploaded file.
enum UploadReference {
    static let scheme = "valossaupload://"
}
