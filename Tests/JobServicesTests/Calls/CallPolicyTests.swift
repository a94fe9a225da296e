import AnalysisModel
import CoreAPI
import Testing

@testable import JobServices

/// What is done after every kind of failure of every function, as a table.
@Suite struct CallPolicyTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var what: String
        var code: APIError.Code
        var kind: FailureKind
        var status: Int?
        var hasLeft = true
        /// For `new_job`, for the questions, for everything that may be repeated.
        var newJob: String
        var question: String
        var others: String
        var testDescription: String { what }

        func error(_ endpoint: Endpoint) -> APIError {
            APIError(
                endpoint: endpoint, code: code, kind: kind, status: status, messages: ["m"],
                requestMayHaveArrived: hasLeft)
        }
    }

    static let rows = [
        Row(
            what: "wrong key", code: .unauthorized, kind: .invalidKey, status: 401, newJob: "stop", question: "stop",
            others: "stop"),
        Row(
            what: "key without permission", code: .unauthorized, kind: .missingPermission, status: 401,
            newJob: "give up", question: "stop", others: "give up"),
        Row(
            what: "403 without a word", code: .unauthorized, kind: .forbidden, status: 403, newJob: "give up",
            question: "stop", others: "give up"),
        Row(
            what: "missing field", code: .badRequest, kind: .missingField, status: 400, newJob: "give up",
            question: "give up", others: "give up"),
        Row(
            what: "malformed body", code: .badRequest, kind: .malformedRequest, status: 400, newJob: "give up",
            question: "give up", others: "give up"),
        Row(
            what: "unknown job", code: .notFound, kind: .jobNotFound, status: 404, newJob: "give up",
            question: "give up", others: "give up"),
        Row(
            what: "too many requests", code: .tooManyRequests, kind: .tooManyRequests, status: 429,
            newJob: "give up", question: "wait", others: "retry"),
        Row(
            what: "internal error", code: .server, kind: .serverError, status: 500, newJob: "unknown",
            question: "wait", others: "retry"),
        Row(
            what: "gateway", code: .server, kind: .unavailable, status: 503, newJob: "unknown", question: "wait",
            others: "retry"),
        Row(
            what: "error in a 200", code: .undecodable, kind: .errorInSuccess, status: 200, newJob: "unknown",
            question: "wait", others: "give up"),
        Row(
            what: "redirect", code: .unexpectedStatus, kind: .redirect, status: 302, newJob: "unknown",
            question: "wait", others: "give up"),
        Row(
            what: "broken connection", code: .transport, kind: .connectionBroken, newJob: "unknown",
            question: "wait", others: "retry"),
        Row(
            what: "cut off", code: .transport, kind: .cutOff, status: 200, newJob: "unknown", question: "wait",
            others: "retry"),
        Row(
            what: "silence", code: .timeout, kind: .timeout, newJob: "unknown", question: "wait", others: "retry"),
        Row(
            what: "no connection", code: .transport, kind: .noConnection, hasLeft: false, newJob: "retry",
            question: "wait", others: "retry"),
        Row(
            what: "no secure connection", code: .transport, kind: .untrusted, hasLeft: false, newJob: "retry",
            question: "wait", others: "retry"),
        Row(
            what: "taken back before it left", code: .cancelled, kind: .local, hasLeft: false, newJob: "taken back",
            question: "taken back", others: "taken back"),
        Row(
            what: "taken back on its way", code: .cancelled, kind: .local, newJob: "unknown",
            question: "taken back", others: "taken back"),
    ]

    @Test(arguments: rows)
    func `each failure has its decision, and new_job is never sent twice`(row: Row) {
        for endpoint in Endpoint.allCases {
            let decision = CallPolicy.decision(after: row.error(endpoint), attempt: 1, random: 0.5)
            switch endpoint {
            case .newJob: #expect(Self.word(decision) == row.newJob)
            case .jobStatus: #expect(Self.word(decision) == row.question)
            case .listJobs: #expect([row.question, "give up"].contains(Self.word(decision)))
            default: #expect(Self.word(decision) == row.others, "\(endpoint.name)")
            }
        }
    }

    @Test func `a listing that is not offered fails alone`() {
        for kind in [FailureKind.functionNotFound, .unreadable, .webPage, .unexpectedStatus] {
            let listing = APIError(
                endpoint: .listJobs, code: .undecodable, kind: kind, status: 200, messages: ["m"],
                requestMayHaveArrived: true)
            #expect(CallPolicy.decision(after: listing, attempt: 1, random: 0.5) == .giveUp)
            var question = listing
            question.endpoint = .jobStatus
            #expect(Self.word(CallPolicy.decision(after: question, attempt: 1, random: 0.5)) == "wait")
        }
    }

    @Test func `three quick tries, with full jitter below twenty seconds, and only of what may be repeated`() {
        var random = Seeded(seed: 5)
        for _ in 0..<10_000 {
            let row = Self.rows.randomElement(using: &random) ?? Self.rows[0]
            let endpoint = Endpoint.allCases.randomElement(using: &random) ?? .newJob
            let attempt = Int.random(in: 1...20, using: &random)
            let error = row.error(endpoint)
            let decision = CallPolicy.decision(
                after: error, attempt: attempt, random: Double.random(in: 0..<1, using: &random))
            guard case .retry(let delay) = decision else { continue }
            #expect(attempt < 3)
            #expect(delay >= .zero && delay <= .seconds(20))
            #expect(endpoint != .newJob || !error.requestMayHaveArrived)
            #expect(endpoint != .jobStatus && endpoint != .listJobs)
        }
    }

    @Test func `an upload goes on patiently where quick tries do not help, and ends at last`() {
        let error = Self.rows[8].error(.sendFileChunk)
        let words = (1...12).map { Self.word(CallPolicy.decision(after: error, attempt: $0, random: 0.5)) }
        #expect(words == ["retry", "retry"] + Array(repeating: "wait", count: 9) + ["give up"])
        let broke = CallPolicy.decision(after: error, attempt: 1, mayRetry: false, random: 0.5)
        #expect(Self.word(broke) == "wait")
        let result = Self.rows[8].error(.jobResults)
        #expect(CallPolicy.decision(after: result, attempt: 1, mayRetry: false, random: 0.5) == .giveUp)
    }

    @Test func `the service's own pause is kept in every decision`() {
        for endpoint in [Endpoint.jobStatus, .jobResults, .sendFileChunk] {
            var error = Self.rows[6].error(endpoint)
            error.retryAfter = .seconds(120)
            switch CallPolicy.decision(after: error, attempt: 1, random: 0.1) {
            case .retry(let delay), .wait(let delay): #expect(delay >= .seconds(120))
            default: Issue.record("\(endpoint.name) is not tried again")
            }
        }
    }

    private static func word(_ decision: CallPolicy.Decision) -> String {
        switch decision {
        case .retry: "retry"
        case .wait: "wait"
        case .giveUp: "give up"
        case .stopProfile: "stop"
        case .unknown: "unknown"
        case .takenBack: "taken back"
        }
    }
}
