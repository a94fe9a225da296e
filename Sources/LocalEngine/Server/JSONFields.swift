/// Reads a JSON body's fields by their dotted paths, with the service's wording for what is missing.
struct JSONFields {
    let root: JSONValue

    init(parsing bytes: some Sequence<UInt8>) throws(RequestFailure) {
        guard let root = try? JSONValue(parsing: bytes), case .object = root else { throw .malformedBody }
        self.root = root
    }

    func requiredString(_ path: String) throws(RequestFailure) -> String {
        guard let value = try value(at: path, required: true) else { throw .missing(path) }
        guard case .string(let text) = value else { throw .invalid(path, "expected a string") }
        guard !text.isEmpty else { throw .invalid(path, "it is empty") }
        return text
    }

    func optionalString(_ path: String) throws(RequestFailure) -> String? {
        guard let value = try value(at: path, required: false) else { return nil }
        guard case .string(let text) = value else { throw .invalid(path, "expected a string") }
        return text
    }

    func optionalNumber(_ path: String, in range: ClosedRange<Double>) throws(RequestFailure) -> Double? {
        let number: Double
        switch try value(at: path, required: false) {
        case nil: return nil
        case .int(let value): number = Double(value)
        case .double(let value): number = value
        default: throw .invalid(path, "expected a number")
        }
        guard range.contains(number) else {
            throw .invalid(path, "expected a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// `nil` where the field, or an object around it, is absent or null; a required one names the outermost missing.
    private func value(at path: String, required: Bool) throws(RequestFailure) -> JSONValue? {
        var value = root
        var walked: [Substring] = []
        for name in path.split(separator: ".") {
            guard case .object = value else { throw .invalid(walked.joined(separator: "."), "expected an object") }
            walked.append(name)
            guard let next = value[String(name)], next != .null else {
                if required { throw .missing(walked.joined(separator: ".")) }
                return nil
            }
            value = next
        }
        return value
    }
}
