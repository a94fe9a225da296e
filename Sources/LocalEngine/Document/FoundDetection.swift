/// A detection of the result with its occurrences.
struct FoundDetection: Hashable, Sendable {
    struct Occurrence: Hashable, Sendable {
        var id: String
        var stretch: Stretch
        var firstShot: Int
        var lastShot: Int
        /// From 0 to 1; `nil` where the contract has none.
        var confidence: Double?
    }

    var id: String
    var type: String
    var label: String
    /// In time order.
    var occurrences: [Occurrence]
    /// Of the detection itself, from 0 to 1; single words have it.
    var confidence: Double?
    /// What is peculiar to its type.
    var attributes: JSONValue?

    static let colorType = "visual.color"

    var screenTime: Double { occurrences.reduce(0) { $0 + $1.stretch.length } }

    var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init(name: "t", value: .string(type)), .init(name: "label", value: .string(label)),
        ]
        if let confidence { members.append(.init(name: "c", value: .double(confidence))) }
        if let attributes { members.append(.init(name: "a", value: attributes)) }
        members.append(.init(name: "occs", value: .array(occurrences.map(\.json))))
        return .object(members)
    }
}

extension FoundDetection.Occurrence {
    var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init(name: "id", value: .string(id)), .init(name: "ss", value: .double(stretch.start)),
            .init(name: "se", value: .double(stretch.end)), .init(name: "shs", value: .int(Int64(firstShot))),
            .init(name: "she", value: .int(Int64(lastShot))),
        ]
        if let confidence { members.append(.init(name: "c_max", value: .double(confidence))) }
        return .object(members)
    }
}
