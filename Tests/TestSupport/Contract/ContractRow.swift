public import AnalysisModel
public import CoreAPI

/// One row of the service's error contract (Core API, "Error codes"), or of what may come in place of an answer. The
/// client, the engine, the pane and the commands each walk the same rows.
public struct ContractRow: Sendable, CustomStringConvertible {
    /// How the engine comes to give this answer.
    public enum Provocation: Sendable {
        /// By itself, to this request: the query of a GET, or a body with its type, or a form's fields. `KEY` stands for a key that may do
        /// everything, `READER` for one that may only read, `JOB` for the id of a job that waits.
        case query(String)
        case body(String, type: String = "application/json")
        case form([String: String])
        /// By a rule of a faults file: no engine that is well gives such an answer.
        case rule
    }

    public let name: String
    public let endpoint: Endpoint
    public let reply: WireReply
    public let kind: FailureKind
    /// What is told, in order: the service's own words, or kajo's where it gave none.
    public let messages: [String]
    /// The dotted paths that the messages name.
    public let fields: [String]
    /// How a command ends that meets it.
    public let exitStatus: Int32
    public let provocation: Provocation

    public var description: String { name }

    init(
        _ name: String, _ endpoint: Endpoint, _ reply: WireReply, _ kind: FailureKind, messages: [String],
        fields: [String] = [], exitStatus: Int32 = 1, by provocation: Provocation = .rule
    ) {
        self.name = name
        self.endpoint = endpoint
        self.reply = reply
        self.kind = kind
        self.messages = messages
        self.fields = fields
        self.exitStatus = exitStatus
        self.provocation = provocation
    }

    /// A row in the documented envelope.
    init(
        _ name: String, _ endpoint: Endpoint, _ status: Int, _ messages: String..., kind: FailureKind,
        fields: [String] = [], exitStatus: Int32 = 1, by provocation: Provocation = .rule
    ) {
        self.init(
            name, endpoint, .envelope(status, messages), kind, messages: messages, fields: fields,
            exitStatus: exitStatus, by: provocation)
    }

    public static let all = documented + missingFields + undocumented + withoutAnswer
}

/// An answer as it comes over the wire, or what comes in its place.
public struct WireReply: Sendable {
    public enum Ending: Sendable, Hashable {
        case whole
        /// The connection closes after so many bytes of the body, of which the head promised more.
        case cut(after: Int)
        /// The body goes on for ever.
        case endless
        /// The connection closes before a byte has come.
        case noAnswer
    }

    public var status = 200
    public var contentType = "application/json"
    public var headers: [(name: String, value: String)] = []
    public var body = ""
    public var ending = Ending.whole

    public init(
        _ status: Int = 200, _ body: String = "", type: String = "application/json",
        headers: [(name: String, value: String)] = [], ending: Ending = .whole
    ) {
        self.status = status
        self.body = body
        contentType = type
        self.headers = headers
        self.ending = ending
    }

    /// The documented form of a failure.
    public static func envelope(_ status: Int, _ messages: [String]) -> WireReply {
        let errors = messages.map { #"{"message":"\#($0)"}"# }.joined(separator: ",")
        return WireReply(status, #"{"errors":[\#(errors)]}"#)
    }
}
