@testable import LocalEngine

/// The names and types in a JSON document, without its values.
indirect enum Shape: Hashable {
    case null, flag, number, text
    /// The shapes of all elements together.
    case list([Shape])
    case object([String: Shape])

    /// Objects whose members are named by what was found, not by the contract.
    static let openObjects: Set<String> = ["$.detections", "$.detection_groupings.by_detection_type"]
    /// Members that the contract knows and not every answer has.
    static let optional: Set<String> = ["analysis_parameters", "c_max", "c", "a"]

    init(_ value: JSONValue) {
        switch value {
        case .null: self = .null
        case .bool: self = .flag
        case .int, .double: self = .number
        case .string: self = .text
        case .array(let values): self = .list(values.map(Shape.init))
        case .object(let members):
            self = .object(.init(members.map { ($0.name, Shape($0.value)) }, uniquingKeysWith: { first, _ in first }))
        }
    }

    /// Where another shape differs from this one. A null fits wherever the other has any value, and the other way round.
    func problems(with other: Shape, at path: String = "$") -> [String] {
        switch (self, other) {
        case (.null, _), (_, .null): return []
        case (.list(let expected), .list(let found)):
            guard !expected.isEmpty else { return [] }
            return found.flatMap { element in
                let attempts = expected.map { $0.problems(with: element, at: path + "[]") }
                return attempts.min { $0.count < $1.count } ?? []
            }
        case (.object(let expected), .object(let found)):
            if Self.openObjects.contains(path) {
                return expected.values.first.map { model in
                    found.values.flatMap { model.problems(with: $0, at: path + ".*") }
                } ?? []
            }
            return Self.problems(expected, found, at: path)
        default: return self == other ? [] : ["\(path): \(other) instead of \(self)"]
        }
    }

    private static func problems(_ expected: [String: Shape], _ found: [String: Shape], at path: String) -> [String] {
        let names = Set(expected.keys).symmetricDifference(found.keys).subtracting(optional)
        return names.map { "\(path).\($0): only on one side" }
            + expected.flatMap { name, shape in
                found[name].map { shape.problems(with: $0, at: "\(path).\(name)") } ?? []
            }
    }
}
