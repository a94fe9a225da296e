import AnalysisModel
import HTTPTypes

extension FaultRule {
    /// What is wrong with a faults file, in words for the person who wrote it.
    struct Problem: Error, Hashable {
        var reason: String
    }

    static let members = [
        "endpoint", "skip", "times", "delay_s", "status", "message", "messages", "body", "content_type", "headers",
        "drop", "cut_after", "stall", "endless", "hold",
    ]

    /// Reads a whole file. A problem names the rule, counted from 1.
    static func rules(parsing bytes: some Sequence<UInt8>) throws(Problem) -> [FaultRule] {
        let document: JSONValue
        do throws(JSONValue.Malformed) {
            document = try JSONValue(parsing: bytes)
        } catch {
            throw Problem(reason: error.reason)
        }
        guard case .array(let values) = document else { throw Problem(reason: "it is not a JSON array of rules") }
        var rules: [FaultRule] = []
        for (position, value) in values.enumerated() {
            do {
                rules.append(try FaultRule(value))
            } catch {
                throw Problem(reason: "rule \(position + 1): \(error.reason)")
            }
        }
        return rules
    }

    private init(_ value: JSONValue) throws(Problem) {
        let fields = try RuleFields(value, known: Self.members)
        self.init(text: fields.text)
        try readMatching(fields)
        try readActions(fields)
        try Self.checkCombination(fields)
        guard fields.names.contains(where: { !["endpoint", "skip", "times"].contains($0) }) else {
            throw Problem(reason: "it has no action")
        }
    }

    private mutating func readMatching(_ fields: RuleFields) throws(Problem) {
        guard let name = try fields.string("endpoint") else { throw Problem(reason: "it has no endpoint") }
        endpoint = EngineFunction(rawValue: name)
        guard endpoint != nil || name == "*" else { throw Problem(reason: "unknown endpoint \"\(name)\"") }
        skip = try fields.integer("skip", in: 0...1_000_000) ?? 0
        times = try fields.integer("times", in: 1...1_000_000)
    }

    private mutating func readActions(_ fields: RuleFields) throws(Problem) {
        delay = .seconds(try fields.number("delay_s", in: 0...3600) ?? 0)
        contentType = try fields.string("content_type")
        headers = try fields.headers("headers")
        reply = try Self.reply(fields)
        course = try Self.course(fields)
        guard let word = try fields.string("hold") else { return }
        hold = JobHold.states.first { $0.word == word }
        guard hold != nil else {
            let words = JobHold.states.map(\.word).joined(separator: ", ")
            throw Problem(reason: "hold takes one of \(words)")
        }
        guard endpoint == .newJob else { throw Problem(reason: "hold goes with the endpoint new_job alone") }
    }

    private static func reply(_ fields: RuleFields) throws(Problem) -> Reply? {
        let single = try fields.string("message").map { [$0] }
        let messages = try fields.strings("messages") ?? single
        let body = try fields.string("body")
        guard let status = try fields.integer("status", in: 200...599) else {
            let orphan = ["message", "messages", "body"].first { fields.names.contains($0) }
            if let orphan { throw Problem(reason: "\(orphan) needs a status") }
            return nil
        }
        guard ["message", "messages", "body"].filter({ fields.names.contains($0) }).count <= 1 else {
            throw Problem(reason: "only one of message, messages and body can be")
        }
        guard let messages else { return Reply(status: status, body: body ?? "", contentType: nil) }
        let envelope = RequestFailure(status: .init(code: status), messages: messages)
        return Reply(status: status, body: envelope.json.text, contentType: "application/json")
    }

    private static func course(_ fields: RuleFields) throws(Problem) -> Course {
        if fields.names.contains("drop") {
            if fields["drop"] == .bool(true) { return .droppedBefore }
            guard fields["drop"] == "after" else { throw Problem(reason: "drop takes true or \"after\"") }
            return .droppedAfter
        }
        if let count = try fields.integer("cut_after", in: 0...Int(Int32.max)) { return .cut(after: count) }
        if try fields.flag("stall") { return .stalled }
        return try fields.flag("endless") ? .endless : .undisturbed
    }

    /// Members that would have no effect beside others are mistakes of the one who wrote them.
    private static func checkCombination(_ fields: RuleFields) throws(Problem) {
        let answering = ["status", "content_type", "headers", "hold"]
        let excluded: KeyValuePairs = [
            "drop": ["cut_after", "stall", "endless"] + (fields["drop"] == "after" ? answering.dropLast() : answering),
            "stall": ["cut_after", "endless"] + answering,
            "endless": ["cut_after", "message", "messages", "body", "hold"],
            "hold": ["status"],
        ]
        for (name, others) in excluded where fields.names.contains(name) {
            if let other = others.first(where: { fields.names.contains($0) }) {
                throw Problem(reason: "\(other) cannot be combined with \(name)")
            }
        }
    }
}
