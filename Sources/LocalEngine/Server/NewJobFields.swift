import Foundation

/// Turns the body of `new_job` into a request: every documented field is checked, others are ignored.
struct NewJobFields {
    private let fields: JSONFields
    private var problems = FieldProblems()

    init(fields: JSONFields) { self.fields = fields }

    /// - Throws: everything that is wrong or missing at once, in the order of the documented fields.
    mutating func request() throws(RequestFailure) -> JobRequest {
        let media = media()
        let request = JobRequest(media: media, analysisParameters: analysisParameters(), notifications: notifications())
        try problems.check()
        return request
    }

    private mutating func media() -> JSONValue {
        let fields = fields
        let video = problems.reading { () throws(RequestFailure) in
            try AddressField.media.checked(try fields.requiredString("media.video.url"), at: "media.video.url")
        }
        let transcript = optionalAddress("media.transcript.url", .media)
        var media: [JSONValue.Member] = [
            .init(name: "video", value: ["url": .optional(video)]),
            .init(name: "transcript", value: ["url": .optional(transcript)]),
        ]
        let id = optionalString("media.customer_media_info.id")
        media.append(.init(name: "title", value: .optional(optionalString("media.title"))))
        media.append(.init(name: "description", value: .optional(optionalString("media.description"))))
        media.append(.init(name: "language", value: .string(optionalString("media.language") ?? "en-US")))
        if let id { media.append(.init(name: "customer_media_info", value: ["id": .string(id)])) }
        return .object(media)
    }

    private mutating func analysisParameters() -> JSONValue {
        let fields = fields
        let height = problems.reading { () throws(RequestFailure) in
            try fields.optionalNumber("analysis_parameters.face_min_relative_height", in: 0...1)
        }
        let gallery = optionalString("analysis_parameters.face_galleries.custom_gallery.id")
        var members: [JSONValue.Member] = []
        if let height = height ?? nil {
            members.append(.init(name: "face_min_relative_height", value: .double(height)))
        }
        if let gallery {
            members.append(
                .init(name: "face_galleries", value: ["custom_gallery": ["id": .string(gallery)]]))
        }
        return members.isEmpty ? .null : .object(members)
    }

    private mutating func notifications() -> JSONValue {
        let group = optionalString("email_notification.to_group")
        let callback = optionalAddress("callback.url", .web)
        return ["email_notification_to_group": .optional(group), "callback_url": .optional(callback)]
    }

    private mutating func optionalString(_ path: String) -> String? {
        let fields = fields
        return problems.reading { () throws(RequestFailure) in try fields.optionalString(path) } ?? nil
    }

    private mutating func optionalAddress(_ path: String, _ kind: AddressField) -> String? {
        let fields = fields
        let address = problems.reading { () throws(RequestFailure) -> String? in
            guard let text = try fields.optionalString(path) else { return nil }
            return try kind.checked(text, at: path)
        }
        return address ?? nil
    }
}

/// Which addresses a field takes.
enum AddressField {
    /// A file on the web, or one that was uploaded.
    case media
    case web

    private var expectation: String {
        switch self {
        case .media: "expected an http, https or valossaupload address"
        case .web: "expected an http or https address"
        }
    }

    /// Gives the address back if it is one.
    func checked(_ text: String, at path: String) throws(RequestFailure) -> String {
        guard text.utf8.count <= 8192 else { throw .invalid(path, "it is too long") }
        guard !text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7f }) else {
            throw .invalid(path, "it contains white space or control characters")
        }
        if self == .media, text.hasPrefix(UploadReference.scheme), text != UploadReference.scheme { return text }
        let url = URLComponents(string: text)
        guard let url, ["http", "https"].contains(url.scheme?.lowercased()), url.host?.isEmpty == false,
            text.contains("://")
        else { throw .invalid(path, expectation) }
        return text
    }
}
