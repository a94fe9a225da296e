/// Any name of a member.
struct MemberName: CodingKey, ExpressibleByStringLiteral {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }

    init(stringLiteral value: String) { stringValue = value }
}

/// A member that is missing, null or of an unexpected type counts as not there.
extension KeyedDecodingContainer<MemberName> {
    func text(_ name: MemberName) -> String? {
        contains(name) ? try? decode(String.self, forKey: name) : nil
    }

    /// A number, or a text that reads as one; never infinite.
    func number(_ name: MemberName) -> Double? {
        guard contains(name) else { return nil }
        let number = (try? decode(Double.self, forKey: name)) ?? text(name).flatMap(Double.init)
        return number.flatMap { $0.isFinite ? $0 : nil }
    }

    func members(_ name: MemberName) -> KeyedDecodingContainer<MemberName>? {
        contains(name) ? try? nestedContainer(keyedBy: MemberName.self, forKey: name) : nil
    }

    func value<Value: Decodable>(_ name: MemberName, as type: Value.Type) -> Value? {
        contains(name) ? try? decode(type, forKey: name) : nil
    }
}

/// An array whose unusable elements are left out.
struct LenientArray<Element: Decodable>: Decodable {
    private struct Anything: Decodable { init(from decoder: any Decoder) {} }

    var elements: [Element] = []

    init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        while !container.isAtEnd {
            if let element = try? container.decode(Element.self) {
                elements.append(element)
            } else {
                // A failed decoding does not move on by itself.
                _ = try container.decode(Anything.self)
            }
        }
    }
}
