public import AnalysisModel

/// What a failure means and what to do about it, for every row of the service's error contract; the service's own words
/// stand beside it, never in its place.
public struct FailureWords: Hashable, Sendable {
    /// What it means, in one or two sentences.
    public let cause: String
    /// The way out, in one or two sentences.
    public let remedy: String

    /// - Parameter isEmbedded: the other side is kajo's own engine, not Valossa's service.
    public init(_ facts: FailureFacts, isEmbedded: Bool) {
        let (cause, remedy) =
            Self.ofKey(facts.kind, isEmbedded) ?? Self.ofFields(facts) ?? Self.ofRequest(facts.kind)
            ?? Self.ofDisk(facts.kind, isEmbedded) ?? Self.ofJob(facts.kind) ?? Self.ofAnswer(facts.kind) ?? Self.ofWay(
                facts.kind, isEmbedded)
            ?? Self.ofMachine(facts.kind)
        self.cause = cause
        self.remedy = facts.mayHaveMadeJob ? Self.lookFirst : remedy
    }

    private static let lookFirst =
        "Look in the service's own list before you submit it again: a job may have been made, and a second one costs again."

    typealias Pair = (cause: String, remedy: String)

    private static func ofKey(_ kind: FailureKind, _ isEmbedded: Bool) -> Pair? {
        let place =
            isEmbedded
            ? "The engine's key lies in the file key of its data directory (kajo doctor tells where)."
            : "Look at the key in Valossa Portal, My Account > Subscriptions and API Keys, and set it anew: in the "
                + "profile's keyFile, and kajo goes on by itself; or in VALOSSA_API_KEY, and start kajo again."
        switch kind {
        case .invalidKey:
            return ("The service does not take this key: it is mistyped, expired, or another service's.", place)
        case .missingPermission:
            return (
                "The service knows the key, but the key may not do this.",
                "Use a key that may, or ask whoever manages the subscription to allow it."
            )
        case .heldBack:
            return ("Nothing was sent, because the service refuses the key.", place + " Then submit again.")
        default: return nil
        }
    }

    /// Some fields may be missing and others wrong, in one answer.
    private static func ofFields(_ facts: FailureFacts) -> Pair? {
        guard facts.kind == .missingField || facts.kind == .invalidValue else { return nil }
        let messages = facts.messages.prefix(most).map(LongText.beginning(of:))
        let missing = messages.filter { $0.lowercased().contains("missing required field") }
            .flatMap(ContractField.named)
        let wrong = facts.fields.prefix(most).filter { !missing.contains($0) }
        var causes: [String] = []
        if facts.kind == .missingField {
            causes.append(
                "The service requires a field that was not sent\(missing.isEmpty ? "" : ": ")\(list(missing)).")
        }
        if facts.kind == .invalidValue || !wrong.isEmpty {
            causes.append("The service does not take the value of \(wrong.isEmpty ? "a field" : list(wrong)).")
        }
        return (causes.joined(separator: " "), remedy(for: facts))
    }

    /// Of messages and fields; a service may name the same over and over.
    private static let most = 100

    private static func list(_ fields: [String]) -> String {
        var named: Set<String> = []
        return fields.prefix(most).filter { named.insert($0).inserted }.map(LongText.word).joined(separator: ", ")
    }

    private static func remedy(for facts: FailureFacts) -> String {
        if !facts.fields.isEmpty, facts.fields.allSatisfy({ !ContractField.isOfUser($0) }) {
            return "That is kajo's to fill in, not yours: please report it, with the request as shown here."
        }
        if facts.fields.count > 1 { return "Mend these, then submit again." }
        return facts.kind == .missingField ? "Fill it in, then submit again." : "Change it, then submit again."
    }

    private static func ofRequest(_ kind: FailureKind) -> Pair? {
        switch kind {
        case .malformedRequest:
            return (
                "The service could not read what kajo sent: that is kajo's fault, not yours.",
                "Please report it, with the request as shown here; the key is not in it."
            )
        case .refused:
            return ("The service refused this one request.", "Change what it names, then try again.")
        default: return nil
        }
    }

    private static func ofDisk(_ kind: FailureKind, _ isEmbedded: Bool) -> Pair? {
        guard kind == .serviceDiskFull else { return nil }
        guard isEmbedded else {
            return (
                "The disk on the machine of the service is full.",
                "Free space on the engine's machine if it is yours (kajo serve, --data); else tell the service's support."
            )
        }
        return (
            "The disk that holds the engine's data directory is full.",
            "Free space on the engine's machine (kajo doctor tells where the directory lies), then submit it again."
        )
    }

    private static func ofJob(_ kind: FailureKind) -> Pair? {
        switch kind {
        case .jobNotFound:
            return (
                "The job was deleted, it belongs to another key, or the id is mistyped: the service does not tell which.",
                "Look at the id, and whether the key is the one that the job was submitted with. "
                    + "What kajo knows of the job is kept."
            )
        case .resultsNotReady:
            return (
                "The job has not finished, so there is no result yet.",
                "Wait until it has: the page of its result then fetches it by itself, and kajo wait ends."
            )
        case .resultTypeMissing:
            return (
                "The job has finished, but the service has no result of this type of it: not every subscription brings every "
                    + "type, nor is there something in every video for each.",
                "Ask for another type; core is there for every job."
            )
        case .videoUnreachable:
            return (
                "The service accepted the job, but could not fetch the video from its address.",
                "See that the link opens without a login and leads to the file itself, then submit it again."
            )
        case .notAVideo:
            return (
                "What the service fetched is no video file that it can read; a link to a web page is a common cause.",
                "Give a direct link to a video file; MP4 with H.264 is the safest."
            )
        case .overLimit:
            return (
                "The video is larger, longer or taller than the service takes: 7 GB, 5 hours, 4096 pixels of height.",
                "Make it smaller or cut it in parts, then submit it again."
            )
        case .jobCancelled:
            return ("The job was cancelled while it waited.", "Submit it again if it is wanted after all.")
        case .jobFailed:
            return (
                "The service accepted the job, and its analysis failed.",
                "Submit it once more; if it fails again, ask the service's support and name the job's id."
            )
        default: return nil
        }
    }

    private static func ofAnswer(_ kind: FailureKind) -> Pair? {
        switch kind {
        case .serverError:
            return (
                "Something failed inside the service; it is not your doing.",
                "Wait; if it lasts, tell the service's support the call and the time."
            )
        case .errorInSuccess:
            return (
                "The service reported success and an error at once: what it has done is not certain.",
                "Look whether it was done before you try again."
            )
        case .uploadNotFound:
            return (
                "The service has forgotten this upload, as after a restart of it.",
                "Submit the file again if kajo does not begin the upload afresh by itself."
            )
        case .tooManyRequests:
            return ("The service gets more requests than it takes.", "Wait for as long as it asks, then try again.")
        case .unexpectedStatus:
            return (
                "The service answered with a status that its documentation does not know.",
                "Try again later; if it stays, ask the service's support what it means."
            )
        case .unreadable:
            return (
                "The service answered with something that is not in its contract.",
                "Check the service's address; if it is right, report the answer as shown here."
            )
        case .tooLong:
            return (
                "The service's answer went on where any real one has ended, so kajo stopped reading.",
                "Check the service's address; if it is right, tell the service's support."
            )
        case .unreadableResult:
            return (
                "The result came whole, but it is no core metadata that kajo can read.",
                "kajo results saves it as it is; if it is damaged, ask the service's support."
            )
        default: return nil
        }
    }
}
