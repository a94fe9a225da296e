/// What kind of failure it is: each row of the service's error contract (Core API, "Error codes"), everything that may
/// come in place of a documented answer, and what can go wrong on this machine.
///
/// The raw value is what is kept on disk; it never changes.
public enum FailureKind: String, Hashable, Sendable, CaseIterable {
    // Documented answers.

    /// 401: the key is wrong, expired or unknown.
    case invalidKey = "invalid_key"
    /// 401 or 403, and the words say that the key is known but may not do this.
    case missingPermission = "missing_permission"
    /// 400: a required field is absent.
    case missingField = "missing_field"
    /// 400: a field has a value or a type that is not taken.
    case invalidValue = "invalid_value"
    /// 400: the body is not JSON, or is not declared as JSON.
    case malformedRequest = "malformed_request"
    /// 404: no such job, or another key's; the two cannot be told apart.
    case jobNotFound = "job_not_found"
    /// A result was asked for before the job had finished.
    case resultsNotReady = "results_not_ready"
    /// A finished job has no result of this type.
    case resultTypeMissing = "result_type_missing"
    /// Any other clear no of the service's to this one request.
    case refused
    /// 500: unexpected failure inside the service.
    case serverError = "server_error"
    /// 200 with a top-level `errors`.
    case errorInSuccess = "error_in_success"

    // Failures of a job that was accepted: its status is `error`, the answer itself a success.

    /// The video could not be fetched.
    case videoUnreachable = "video_unreachable"
    /// What was fetched is no video that can be read.
    case notAVideo = "not_a_video"
    /// The video is larger, longer or taller than the service takes.
    case overLimit = "over_limit"
    /// The job was cancelled.
    case jobCancelled = "job_cancelled"
    /// The disk on which the service works is full; said of a job, or of a call.
    case serviceDiskFull = "service_disk_full"
    /// The job failed for another reason, or for none that was given.
    case jobFailed = "job_failed"

    // Answers that are not in the documentation.

    /// 403 without a word about the key, or 407.
    case forbidden
    /// 404 for something that is no job: this address has no such function.
    case functionNotFound = "function_not_found"
    /// The service does not know the upload any more.
    case uploadNotFound = "upload_not_found"
    /// 429.
    case tooManyRequests = "too_many_requests"
    /// 502, 503 or 504: nobody can answer now.
    case unavailable
    /// 3xx; none is followed.
    case redirect
    /// Any other status.
    case unexpectedStatus = "unexpected_status"
    /// 200 with a web page.
    case webPage = "web_page"
    /// 200 with nothing in it.
    case emptyAnswer = "empty_answer"
    /// 200 that is not what the contract says.
    case unreadable
    /// An answer that had begun and broke off.
    case cutOff = "cut_off"
    /// An answer longer than any real one; not read to its end.
    case tooLong = "too_long"

    // No answer.

    /// The host's name is not known.
    case unknownHost = "unknown_host"
    /// Nobody listens there, or it cannot be reached.
    case noConnection = "no_connection"
    /// No secure connection: the certificate or the handshake.
    case untrusted
    /// A time limit ran out.
    case timeout
    /// The connection broke before there was an answer.
    case connectionBroken = "connection_broken"

    // On this machine.

    /// kajo ended while `new_job` was on its way.
    case interrupted
    /// It was not sent, because the service refuses the key.
    case heldBack = "held_back"
    /// The video file is not there, not readable, no file, empty or too large.
    case fileUnusable = "file_unusable"
    /// The video file is not what it was when its upload began.
    case fileChanged = "file_changed"
    /// kajo's own records or results could not be read or written.
    case storage
    /// A result that came whole cannot be understood.
    case unreadableResult = "unreadable_result"
    /// Anything else that kajo itself could not do.
    case local
}

extension FailureKind {
    /// Where the trouble most likely lies, so where to look first.
    public enum Place: String, Hashable, Sendable, CaseIterable {
        case key, request, job, video, network, proxy, service, kajo, machine
    }

    /// Where the trouble most likely lies.
    public var place: Place {
        switch self {
        case .invalidKey, .missingPermission, .heldBack: .key
        case .missingField, .invalidValue, .refused: .request
        case .jobNotFound, .resultsNotReady, .resultTypeMissing, .jobCancelled: .job
        case .videoUnreachable, .notAVideo, .overLimit, .jobFailed: .video
        case .unknownHost, .noConnection, .timeout, .connectionBroken, .cutOff: .network
        case .forbidden, .unavailable, .redirect, .webPage, .emptyAnswer, .untrusted, .functionNotFound: .proxy
        case .serverError, .errorInSuccess, .uploadNotFound, .tooManyRequests, .unexpectedStatus, .unreadable, .tooLong,
            .unreadableResult, .serviceDiskFull:
            .service
        case .malformedRequest, .interrupted: .kajo
        case .fileUnusable, .fileChanged, .storage, .local: .machine
        }
    }

    /// The job itself failed, after it had been accepted; no call is to blame.
    public var isOfJob: Bool {
        switch self {
        case .videoUnreachable, .notAVideo, .overLimit, .jobCancelled, .serviceDiskFull, .jobFailed: true
        default: false
        }
    }
}
