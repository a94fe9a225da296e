import AnalysisModel
import CoreAPI

/// What is done after a call has failed: the one place that decides it, for every function of the service.
///
/// Pure: the same failure, try and chance give the same decision.
enum CallPolicy {
    enum Decision: Hashable, Sendable {
        /// The caller sends the same request again after this time.
        case retry(after: Duration)
        /// The service, or the way to it, is in trouble: it is left alone for this time, then one call finds out.
        case wait(after: Duration)
        /// This request's own failure: told, and not repeated.
        case giveUp
        /// The key is refused: nothing more is asked with it until the user wishes it, or the key is another.
        case stopProfile
        /// It left, and no clear answer came: it may have been carried out, and is never sent again by itself.
        case unknown
        /// The caller took it back; no error.
        case takenBack
    }

    /// How a function may be asked again.
    enum Repetition: Hashable, Sendable {
        /// Only if no byte left: a second one would be a second job.
        case untilSent(attempts: Int)
        /// Asking again later is its nature.
        case question
        /// Repeating it does no harm.
        case harmless(attempts: Int)
        /// As `harmless`; much work is lost if it is given up, so after some quick tries come patient ones.
        case patient(attempts: Int)
    }

    /// Quick tries of one request, the first included.
    static let quickAttempts = 3
    /// With their growing pauses they take about a quarter of an hour.
    static let patientAttempts = 12

    static func repetition(of endpoint: Endpoint) -> Repetition {
        switch endpoint {
        case .newJob: .untilSent(attempts: quickAttempts)
        case .jobStatus, .listJobs: .question
        case .jobResults, .cancelJob, .deleteJob: .harmless(attempts: quickAttempts)
        case .initializeFileUpload, .sendFileChunk, .finalizeFileUpload: .patient(attempts: patientAttempts)
        }
    }

    /// - Parameters:
    ///   - attempt: which try in a row failed, from 1; for questions, how often the service has failed in a row.
    ///   - mayRetry: false if so many calls have failed lately that quick tries would only add to the trouble.
    ///   - random: 0 up to, not including, 1.
    static func decision(after error: APIError, attempt: Int, mayRetry: Bool = true, random: Double) -> Decision {
        if error.code == .cancelled { return cancelled(error) }
        let repetition = repetition(of: error.endpoint)
        if refusesKey(error, repetition) { return .stopProfile }
        let delay = Backoff.delay(failures: attempt, retryAfter: error.retryAfter, random: random)
        switch repetition {
        case .untilSent(let attempts): return afterSending(error, attempt < attempts && mayRetry, delay)
        case .question: return isOfQuestion(error) ? .giveUp : .wait(after: delay)
        case .harmless(let attempts):
            return passes(error) && attempt < attempts && mayRetry ? .retry(after: delay) : .giveUp
        case .patient(let attempts):
            guard passes(error), attempt < attempts else { return .giveUp }
            return attempt < quickAttempts && mayRetry ? .retry(after: delay) : .wait(after: delay)
        }
    }

    private static func cancelled(_ error: APIError) -> Decision {
        error.endpoint == .newJob && error.requestMayHaveArrived ? .unknown : .takenBack
    }

    /// A key that may not do this one thing may still do others; but where it may not even ask, nothing is left to do.
    private static func refusesKey(_ error: APIError, _ repetition: Repetition) -> Bool {
        switch error.kind {
        case .invalidKey: true
        case .missingPermission, .forbidden: repetition == .question
        default: false
        }
    }

    private static func afterSending(_ error: APIError, _ mayRepeat: Bool, _ delay: Duration) -> Decision {
        if let status = error.status, (400...499).contains(status) { return .giveUp }
        if error.requestMayHaveArrived { return .unknown }
        return passes(error) && mayRepeat ? .retry(after: delay) : .giveUp
    }

    /// Whose trouble a failed question is: its own, or that of every question.
    private static func isOfQuestion(_ error: APIError) -> Bool {
        switch error.kind {
        case .jobNotFound, .missingField, .invalidValue, .malformedRequest, .refused, .resultsNotReady,
            .resultTypeMissing:
            true
        case .functionNotFound, .redirect, .unexpectedStatus, .unreadable, .webPage, .emptyAnswer, .errorInSuccess,
            .tooLong:
            // Then the jobs are asked for one by one.
            error.endpoint == .listJobs
        default: false
        }
    }

    /// The same request may well succeed later.
    static func passes(_ error: APIError) -> Bool {
        switch error.code {
        case .tooManyRequests, .server, .transport, .timeout: true
        default: error.kind == .timeout
        }
    }
}
