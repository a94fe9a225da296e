/// A member that is missing, null or of an unexpected type counts as not there.
extension KeyedDecodingContainer {
    func lenient<Value: Decodable>(_ key: Key, as type: Value.Type = Value.self) -> Value? {
        contains(key) ? try? decode(type, forKey: key) : nil
    }

    /// A text that is not empty.
    func text(_ key: Key) -> String? {
        lenient(key, as: String.self).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A number that can be a time or a size: finite, and below thirty years of seconds.
    func number(_ key: Key) -> Double? {
        lenient(key, as: Double.self).flatMap { abs($0) < 1e9 ? $0 : nil }
    }

    func whole(_ key: Key) -> Int? { number(key).map { Int($0) } }
}

/// An array in which every element has its place, even if it cannot be read.
struct LenientArray<Element: Decodable>: Decodable {
    var elements: [Element?] = []

    init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        while !container.isAtEnd {
            if let element = try? container.decode(Element.self) {
                elements.append(element)
            } else {
                // A failed decoding does not move on by itself.
                _ = try container.decode(Anything.self)
                elements.append(nil)
            }
        }
    }
}

/// Takes whatever is there, and looks at none of it.
struct Anything: Decodable {
    init(from decoder: any Decoder) {}
}
