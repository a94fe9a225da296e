import CSimdjson

/// A value in a parsed piece; of no use once the next piece is parsed.
struct JSONNode {
    enum Kind { case object, array, text, number, bool, null }

    let value: csj_value

    init(_ value: csj_value) { self.value = value }

    var kind: Kind {
        switch csj_kind_of(value) {
        case CSJ_OBJECT: .object
        case CSJ_ARRAY: .array
        case CSJ_STRING: .text
        case CSJ_NUMBER: .number
        case CSJ_NULL: .null
        default: .bool
        }
    }

    /// A text that is not empty.
    var text: String? {
        guard csj_kind_of(value) == CSJ_STRING else { return nil }
        let text = csj_text_of(value)
        return text.count > 0 ? Self.string(text) : nil
    }

    /// A number that can be a time or a size: below thirty years of seconds.
    var number: Double? {
        guard csj_kind_of(value) == CSJ_NUMBER else { return nil }
        let number = csj_number_of(value)
        return abs(number) < 1e9 ? number : nil
    }

    var whole: Int? { number.map { Int($0) } }

    /// Something between 0 and 1.
    var share: Double? { number.flatMap { (0...1).contains($0) ? $0 : nil } }

    /// Something between −1 and 1.
    var valence: Double? { number.flatMap { (-1...1).contains($0) ? $0 : nil } }

    var isTrue: Bool { csj_kind_of(value) == CSJ_TRUE }

    func forEachElement(_ body: (JSONNode) -> Void) {
        var (walk, element) = (csj_elements(value), csj_value())
        while csj_next_element(&walk, &element) { body(JSONNode(element)) }
    }

    /// In the file's order; a name may come again.
    func forEachMember(_ body: (String, JSONNode) -> Void) {
        var (walk, name, member) = (csj_members(value), csj_text(), csj_value())
        while csj_next_member(&walk, &name, &member) { body(Self.string(name), JSONNode(member)) }
    }

    /// The texts of an array that are not empty; `nil` for something else.
    var texts: [String]? {
        guard csj_kind_of(value) == CSJ_ARRAY else { return nil }
        var texts: [String] = []
        forEachElement { if let text = $0.text { texts.append(text) } }
        return texts
    }

    /// Of members with the same name the first counts.
    func pick<Result>(_ names: Names, _ body: (Members) -> Result) -> Result {
        withUnsafeTemporaryAllocation(of: csj_value.self, capacity: names.texts.count) { room in
            guard let first = room.baseAddress else { return body(Members(values: UnsafeBufferPointer(room))) }
            csj_pick(value, names.texts, names.texts.count, first)
            return body(Members(values: UnsafeBufferPointer(room)))
        }
    }

    /// Half a surrogate pair that stands alone comes as three bytes that are no UTF-8, and is one character.
    static func string(_ text: csj_text) -> String {
        let bytes = UnsafeRawBufferPointer(start: text.bytes, count: text.count)
        guard bytes.contains(0xED) else { return String(decoding: bytes, as: UTF8.self) }
        var repaired: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0xED, index + 2 < bytes.count, bytes[index + 1] >= 0xA0 {
                repaired += [0xEF, 0xBF, 0xBD]
                index += 3
            } else {
                repaired.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: repaired, as: UTF8.self)
    }
}

/// The names of members that are looked for together.
struct Names {
    fileprivate let texts: [csj_text]

    init(_ names: [StaticString]) {
        texts = names.map { name in
            csj_text(
                bytes: UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self),
                count: name.utf8CodeUnitCount)
        }
    }
}

/// The members that were found, in the order of their names.
struct Members {
    fileprivate let values: UnsafeBufferPointer<csj_value>

    subscript(index: Int) -> JSONNode? { values[index].document == nil ? nil : JSONNode(values[index]) }
}
