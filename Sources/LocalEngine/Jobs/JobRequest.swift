import Foundation

/// What `new_job` asked for, checked: the parts that a result echoes, without the key.
struct JobRequest: Hashable, Sendable {
    /// The echo, as `job_info.request.media` has it.
    var media: JSONValue
    /// The echo, as `job_info.request.analysis_parameters` has it; `null` where there was none.
    var analysisParameters: JSONValue
    /// Who wants to know of its end. The engine sends no mail.
    var notifications: JSONValue

    var videoURL: String { media["video"]?["url"]?.string ?? "" }
    var title: String? { media["title"]?.string }
    var description: String? { media["description"]?.string }
    var language: String? { media["language"]?.string }
    var customerMediaID: String? { media["customer_media_info"]?["id"]?.string }

    var transcriptURL: String? { media["transcript"]?["url"]?.string }
    var callbackURL: String? { notifications["callback_url"]?.string }

    /// The upload's identifier if the video came that way.
    var uploadID: String? { UploadReference.id(in: videoURL) }

    /// Of all uploads that the job needs.
    var uploadIDs: [String] { [videoURL, transcriptURL].compactMap { $0.flatMap(UploadReference.id) } }

    /// What a listing tells of it.
    var listed: JSONValue {
        .object(
            [
                .init(name: "title", value: .optional(title)),
                .init(name: "video", value: ["url": .string(videoURL)]),
            ] + (customerMediaID.map { [.init(name: "customer_media_info", value: ["id": .string($0)])] } ?? []))
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

    static func id(in address: String) -> String? {
        address.hasPrefix(scheme) ? String(address.dropFirst(scheme.count)) : nil
    }
}
