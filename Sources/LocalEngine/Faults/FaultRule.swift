import AnalysisModel
import HTTPTypes

/// One rule of a faults file: for which requests it is, and what becomes of them.
struct FaultRule: Hashable, Sendable {
    /// An answer in the place of the engine's own; the work is not done.
    struct Reply: Hashable, Sendable {
        var status: Int
        var body = ""
        var contentType: String?
    }

    /// How the connection fares.
    enum Course: Hashable, Sendable {
        case undisturbed
        /// Closed without an answer, before the work or after it.
        case droppedBefore, droppedAfter
        /// Closed after so many bytes of the body.
        case cut(after: Int)
        case stalled
        case endless
    }

    /// `nil` stands for every function.
    var endpoint: EngineFunction?
    /// How many matching requests pass first.
    var skip = 0
    /// To how many it then applies; `nil` is always.
    var times: Int?
    var delay: Duration = .zero
    var reply: Reply?
    var headers: HTTPFields = [:]
    var contentType: String?
    var course = Course.undisturbed
    var hold: JobStatus?
    /// The rule as the file has it, its members sorted.
    var text: String

    var jobHold: JobHold? { hold.map { JobHold(state: $0, rule: text) } }

    func matches(_ function: EngineFunction) -> Bool { endpoint == nil || endpoint == function }
}
