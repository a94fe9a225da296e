import Foundation

/// Turns the body of `new_job` into a request: every documented field is checked, others are ignored.
struct NewJobFields {
    let fields: JSONFields

    func request() throws(RequestFailure) -> JobRequest {
        let url = try fields.requiredString("media.video.url")
        try Self.checkVideoURL(url)
        var media: [JSONValue.Member] = [
            .init(name: "video", value: ["url": .string(url)]),
            .init(name: "transcript", value: ["url": .optional(try fields.optionalString("media.transcript.url"))]),
            .init(name: "title", value: .optional(try fields.optionalString("media.title"))),
            .init(name: "description", value: .optional(try fields.optionalString("media.description"))),
            .init(name: "language", value: .string(try fields.optionalString("media.language") ?? "en-US")),
        ]
        if let id = try fields.optionalString("media.customer_media_info.id") {
            media.append(.init(name: "customer_media_info", value: ["id": .string(id)]))
        }
        return JobRequest(
            media: .object(media), analysisParameters: try analysisParameters(), notifications: try notifications())
    }

    private func analysisParameters() throws(RequestFailure) -> JSONValue {
        var members: [JSONValue.Member] = []
        if let height = try fields.optionalNumber("analysis_parameters.face_min_relative_height", in: 0...1) {
            members.append(.init(name: "face_min_relative_height", value: .double(height)))
        }
        if let gallery = try fields.optionalString("analysis_parameters.face_galleries.custom_gallery.id") {
            members.append(
                .init(name: "face_galleries", value: ["custom_gallery": ["id": .string(gallery)]]))
        }
        return members.isEmpty ? .null : .object(members)
    }

    private func notifications() throws(RequestFailure) -> JSONValue {
        let group = try fields.optionalString("email_notification.to_group")
        let callback = try fields.optionalString("callback.url")
        return ["email_notification_to_group": .optional(group), "callback_url": .optional(callback)]
    }

    private static func checkVideoURL(_ text: String) throws(RequestFailure) {
        let path = "media.video.url"
        guard text.utf8.count <= 8192 else { throw .invalid(path, "it is too long") }
        guard !text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7f }) else {
            throw .invalid(path, "it contains white space or control characters")
        }
        guard let colon = text.range(of: "://") else {
            throw .invalid(path, "expected an http, https or valossaupload address")
        }
        let scheme = text[..<colon.lowerBound].lowercased()
        if scheme == "valossaupload", text.hasPrefix(UploadReference.scheme), colon.upperBound < text.endIndex {
            return
        }
        guard scheme == "http" || scheme == "https", let url = URLComponents(string: text), url.host?.isEmpty == false
        else { throw .invalid(path, "expected an http, https or valossaupload address") }
    }
}
