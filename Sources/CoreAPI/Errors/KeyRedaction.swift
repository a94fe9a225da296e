import Foundation

/// Takes the key out of a text that came from outside, in the forms in which a server may echo it, whole or cut: no
/// eight characters of it stay together.
///
/// It knows the key in every form, so it prints and reflects as nothing.
struct KeyRedaction: Sendable, CustomStringConvertible, CustomReflectable {
    static let mark = "<key>"

    /// Longest first, so that no form leaves a rest of a longer one behind.
    private let forms: [String]
    private let parts: KeyParts
    private let keys: [APIKey]

    init(_ keys: [APIKey]) {
        self.keys = keys
        let known = keys.map { Self.forms(of: $0.secret) }
        forms = Set(known.flatMap(\.whole)).sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
        parts = KeyParts(known.flatMap(\.parts))
    }

    /// For one more key.
    func adding(_ key: APIKey) -> KeyRedaction { KeyRedaction(keys.filter { $0 != key } + [key]) }

    private static func forms(of secret: String) -> (whole: Set<String>, parts: [KeyParts.Form]) {
        let encoded = PercentEncoding.strict(secret)
        var forms: Set<String> = [secret, encoded, encoded.lowercasingEscapes, PercentEncoding.strict(encoded)]
        forms.insert(PercentEncoding.everyByte(secret))
        forms.insert(PercentEncoding.everyByte(secret).lowercasingEscapes)
        let units = [Self.jsonEscaped(secret, uppercase: false), Self.jsonEscaped(secret, uppercase: true)]
        forms.formUnion(units)
        forms.insert(secret.replacing("/", with: "\\/"))
        forms.insert(secret.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))
        forms.insert(Self.htmlEscaped(secret))
        forms.formUnion(Self.base64Forms(of: secret))
        // Where every byte is escaped, eight characters take three times their room, or six.
        let spelled: Set = [PercentEncoding.everyByte(secret), PercentEncoding.everyByte(secret).lowercasingEscapes]
        let parts = forms.map { form in
            let room = units.contains(form) ? 6 : spelled.contains(form) ? 3 : 1
            return KeyParts.Form(text: form, shortest: KeyParts.length * room)
        }
        return (forms, parts)
    }

    var description: String { Self.mark }

    var customMirror: Mirror { Mirror(self, children: [:]) }

    func applied(to text: String) -> String {
        let whole = forms.reduce(text) { text, form in
            text.contains(form) ? text.replacing(form, with: Self.mark) : text
        }
        return parts.replaced(in: whole, with: Self.mark)
    }

    /// Every character as JSON may escape it: a server may quote a body that it could not read.
    private static func jsonEscaped(_ text: String, uppercase: Bool) -> String {
        text.utf16.map { unit in
            let digits = String(unit, radix: 16, uppercase: uppercase)
            return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
        .joined()
    }

    private static func htmlEscaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }

    /// The whole groups of the key, wherever it stands in a longer text that was encoded; both alphabets.
    private static func base64Forms(of secret: String) -> [String] {
        (0..<3).flatMap { offset -> [String] in
            let bytes = Array(secret.utf8.dropFirst((3 - offset) % 3))
            let whole = Data(bytes.prefix(bytes.count / 3 * 3)).base64EncodedString()
            // Short groups are found in ordinary words too.
            guard whole.count >= 8 else { return [] }
            return [
                whole, whole.replacing("+", with: "-").replacing("/", with: "_"), whole.replacing("/", with: "\\/"),
            ]
        }
    }
}

extension String {
    fileprivate var lowercasingEscapes: String {
        var result = ""
        var rest = self[...]
        while let percent = rest.firstIndex(of: "%") {
            let end = rest.index(percent, offsetBy: 3, limitedBy: rest.endIndex) ?? rest.endIndex
            result += rest[..<percent] + rest[percent..<end].lowercased()
            rest = rest[end...]
        }
        return result + rest
    }
}
