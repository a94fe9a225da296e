/// The way to a value of a JSON file, from the outside in.
public struct RawPath: Hashable, Sendable {
    /// A member of an object or an element of an array.
    public struct Step: Hashable, Sendable {
        /// Foreign text; an element's position in decimal digits.
        public var name: String
        public var isElement: Bool

        public init(_ name: String, isElement: Bool = false) {
            self.name = name
            self.isElement = isElement
        }
    }

    public var steps: [Step]

    public init(_ steps: [Step] = []) { self.steps = steps }

    /// As `CoreMetadata` takes it.
    public var names: [String] { steps.map(\.name) }

    /// As jq writes it: `.detections["17"].occs[0]`.
    public var text: String {
        guard let first = steps.first else { return "." }
        let beginning = first.isElement || !Self.isPlain(first.name) ? "." : ""
        return beginning + steps.map(Self.text).joined()
    }

    private static func text(_ step: Step) -> String {
        if step.isElement { return "[\(step.name)]" }
        if isPlain(step.name) { return ".\(step.name)" }
        let quoted = step.name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "[\"\(quoted)\"]"
    }

    /// It needs no quotes.
    private static func isPlain(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, !("0"..."9").contains(first) else { return false }
        return name.unicodeScalars.allSatisfy {
            ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || $0 == "_"
        }
    }
}

extension RawPath {
    /// As people write paths: as jq has them, after a `$`, or with points alone (`detections.17.occs.0`).
    ///
    /// - Returns: `nil` if a bracket or a quotation mark is not closed, or a step is empty.
    public init?(typed text: String) {
        var rest = text.trimmed[...]
        if rest.hasPrefix("$") { rest.removeFirst() }
        if rest.hasPrefix(".") { rest.removeFirst() }
        var steps: [Step] = []
        while !rest.isEmpty {
            guard let step = rest.hasPrefix("[") ? Self.bracketed(&rest) : Self.plain(&rest) else { return nil }
            steps.append(step)
            guard rest.hasPrefix(".") else { continue }
            rest.removeFirst()
            if rest.isEmpty { return nil }
        }
        self.init(steps)
    }

    private static func plain(_ rest: inout Substring) -> Step? {
        let name = rest.prefix { $0 != "." && $0 != "[" }
        rest = rest.dropFirst(name.count)
        return name.isEmpty ? nil : Step(String(name))
    }

    /// `[0]`, `["a b"]` or `['a b']`.
    private static func bracketed(_ rest: inout Substring) -> Step? {
        rest.removeFirst()
        if let quote = rest.first, quote == "\"" || quote == "'" {
            rest.removeFirst()
            var name = ""
            while let character = rest.popFirst(), character != quote {
                guard character == "\\" else {
                    name.append(character)
                    continue
                }
                if let escaped = rest.popFirst() { name.append(escaped) }
            }
            return rest.popFirst() == "]" ? Step(name) : nil
        }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        rest = rest.dropFirst(digits.count)
        return !digits.isEmpty && rest.popFirst() == "]" ? Step(String(digits), isElement: true) : nil
    }
}

extension String {
    fileprivate var trimmed: Substring {
        let beginning = drop { $0 == " " }
        return beginning.dropLast(beginning.reversed().prefix { $0 == " " }.count)
    }
}
