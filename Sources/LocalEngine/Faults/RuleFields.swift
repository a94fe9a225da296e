import HTTPTypes

/// The members of one rule, each read as what it must be.
struct RuleFields {
    let names: [String]
    /// The whole rule, its members sorted.
    let text: String
    private let value: JSONValue

    init(_ value: JSONValue, known: [String]) throws(FaultRule.Problem) {
        guard case .object(let members) = value else { throw .init(reason: "it is not an object") }
        let sorted = members.sorted { $0.name < $1.name }
        if let stranger = sorted.first(where: { !known.contains($0.name) }) {
            throw .init(reason: "unknown member \"\(stranger.name)\"")
        }
        self.value = .object(sorted)
        names = sorted.map(\.name)
        text = Self.sorted(.object(sorted)).text
    }

    subscript(name: String) -> JSONValue? { value[name] }

    func string(_ name: String) throws(FaultRule.Problem) -> String? {
        guard let value = value[name] else { return nil }
        guard let text = value.string else { throw .init(reason: "\(name) takes a text") }
        return text
    }

    func strings(_ name: String) throws(FaultRule.Problem) -> [String]? {
        guard let value = value[name] else { return nil }
        guard case .array(let values) = value, !values.isEmpty, values.allSatisfy({ $0.string != nil }) else {
            throw .init(reason: "\(name) takes an array of texts")
        }
        return values.compactMap(\.string)
    }

    func integer(_ name: String, in range: ClosedRange<Int>) throws(FaultRule.Problem) -> Int? {
        guard let value = value[name] else { return nil }
        guard case .int(let number) = value, range.contains(Int(number)) else {
            throw .init(reason: "\(name) takes an integer from \(range.lowerBound) to \(range.upperBound)")
        }
        return Int(number)
    }

    func number(_ name: String, in range: ClosedRange<Int>) throws(FaultRule.Problem) -> Double? {
        let number: Double
        switch value[name] {
        case nil: return nil
        case .int(let value): number = Double(value)
        case .double(let value): number = value
        default: number = .nan
        }
        guard number >= Double(range.lowerBound), number <= Double(range.upperBound) else {
            throw .init(reason: "\(name) takes a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    func flag(_ name: String) throws(FaultRule.Problem) -> Bool {
        guard let value = value[name] else { return false }
        guard value == .bool(true) else { throw .init(reason: "\(name) takes true") }
        return true
    }

    /// Lengths and encodings are the engine's own: `cut_after` and `endless` are there to break them.
    func headers(_ name: String) throws(FaultRule.Problem) -> HTTPFields {
        guard let value = value[name] else { return [:] }
        guard case .object(let members) = value else { throw .init(reason: "\(name) takes an object of texts") }
        var fields = HTTPFields()
        for member in members {
            guard let field = HTTPField.Name(member.name), field != .contentLength, field != .transferEncoding,
                let text = member.value.string, HTTPField.isValidValue(text)
            else { throw .init(reason: "\(name) cannot set \"\(member.name)\"") }
            fields[field] = text
        }
        return fields
    }

    private static func sorted(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let members):
            .object(
                members.sorted { $0.name < $1.name }.map { .init(name: $0.name, value: sorted($0.value)) })
        case .array(let values): .array(values.map(sorted))
        default: value
        }
    }
}
