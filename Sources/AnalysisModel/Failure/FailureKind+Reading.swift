extension FailureKind {
    /// Reads the kind from a status that is not 200.
    ///
    /// - Parameters:
    ///   - endpoint: the function's name, as in `new_job`.
    ///   - messages: the service's own words; empty if the body was not the documented envelope.
    public init(httpStatus status: Int, endpoint: String, messages: [String]) {
        let words = messages.joined(separator: " ").lowercased()
        switch status {
        case 300...399: self = .redirect
        case 401: self = Self.speaksOfPermission(words) ? .missingPermission : .invalidKey
        case 403 where Self.speaksOfPermission(words): self = .missingPermission
        case 403 where words.contains("key"): self = .invalidKey
        case 403, 407: self = .forbidden
        case 404: self = Self.missing(endpoint, words)
        case 405, 501: self = .functionNotFound
        case 408: self = .timeout
        case 429: self = .tooManyRequests
        case 500...599 where Self.signsOfFullDisk.contains(where: words.contains): self = .serviceDiskFull
        case 502...504: self = .unavailable
        case 500...599: self = .serverError
        case 400...499 where !words.isEmpty: self = Self.refusal(endpoint, words)
        default: self = .unexpectedStatus
        }
    }

    /// Reads the kind of a job's own failure from what the service said about it.
    ///
    /// The documentation has no list of such texts (Core API, "Job status"); where the words tell nothing, the
    /// transfer's state does.
    public init(jobDetails details: String?, transfer: MediaTransferStatus?) {
        let words = details?.lowercased() ?? ""
        let has = { (signs: [String]) in signs.contains(where: words.contains) }
        if has(["cancel"]) {
            self = .jobCancelled
        } else if has(Self.signsOfFullDisk) {
            self = .serviceDiskFull
        } else if has(Self.signsOfLimit) {
            self = .overLimit
        } else if has(["web page", "not a video", "no video", "unsupported", "format", "codec", "decode"]) {
            self = .notAVideo
        } else if transfer == .error || has(["download", "fetch", "not reach", "unreachable"]) {
            self = .videoUnreachable
        } else {
            self = .jobFailed
        }
    }

    private static let signsOfFullDisk = ["disk is full", "no space left on device"]

    private static let signsOfLimit = [
        "larger than", "longer than", "taller than", "higher than", "too large", "too long", "limit of", "limit is",
    ]

    private static func speaksOfPermission(_ words: String) -> Bool {
        ["permission", "not permitted", "not allowed", "no access", "access denied", "not authorized to"]
            .contains(where: words.contains)
    }

    /// Without the documented envelope it was not the service that looked for a job.
    private static func missing(_ endpoint: String, _ words: String) -> FailureKind {
        if words.isEmpty || words.contains("function") { return .functionNotFound }
        switch endpoint {
        case "job_status", "job_results", "cancel_job", "delete_job": return .jobNotFound
        case "send_file_chunk", "finalize_file_upload": return .uploadNotFound
        default: return .functionNotFound
        }
    }

    /// Which field is wrong is told by the texts that the documentation gives, or by the field's own path.
    private static func refusal(_ endpoint: String, _ words: String) -> FailureKind {
        if words.contains("missing required field") { return .missingField }
        if words.contains("malformed request body") { return .malformedRequest }
        if words.contains("invalid value") { return .invalidValue }
        if endpoint == "job_results", !words.contains("type") { return .resultsNotReady }
        return ContractField.named(in: words).isEmpty ? .refused : .invalidValue
    }
}

/// The fields of the service's requests, by their dotted paths (Core API, "New job", "Initialize file upload", "Send
/// file chunk").
public enum ContractField {
    /// Every documented path but those of the Training API.
    public static let all = [
        "api_key", "media", "media.video", "media.video.url", "media.transcript", "media.transcript.url",
        "media.customer_media_info", "media.customer_media_info.id", "media.title", "media.description",
        "media.language", "analysis_parameters", "analysis_parameters.face_min_relative_height",
        "analysis_parameters.face_galleries.custom_gallery.id", "email_notification.to_group", "callback.url", "job_id",
        "type", "upload_id", "chunk_index", "file_data", "file_size_bytes",
    ]

    /// Whether it holds what a user has given, rather than what kajo makes of it.
    public static func isOfUser(_ path: String) -> Bool {
        guard path != "media.video" else { return false }
        return ["media.", "analysis_parameters", "email_notification", "callback"].contains { path.hasPrefix($0) }
    }

    private static let ambiguous: Set<String> = ["media", "type"]

    /// The paths that a message names, in its order. Words that are ordinary English count only behind "field".
    public static func named(in message: String) -> [String] {
        let isPath = { (character: Character) in
            character.isASCII && (character.isLetter || character.isNumber || character == "_" || character == ".")
        }
        let words = message.split { !isPath($0) }.map { word in
            String(word.reversed().drop { $0 == "." }.reversed())
        }
        let isBehindField = [false] + words.map { $0.lowercased() == "field" }
        return zip(words, isBehindField).compactMap { word, isField in
            all.contains(word) && (isField || !ambiguous.contains(word)) ? word : nil
        }
    }
}
