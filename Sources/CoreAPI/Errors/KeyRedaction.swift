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

    init(_ key: APIKey) {
        let secret = key.secret
        let encoded = PercentEncoding.strict(secret)
        var forms: Set<String> = [secret, encoded, encoded.lowercasingEscapes, PercentEncoding.strict(encoded)]
        forms.insert(PercentEncoding.everyByte(secret))
        forms.insert(PercentEncoding.everyByte(secret).lowercasingEscapes)
        forms.insert(secret.replacing("/", with: "\\/"))
        forms.insert(secret.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))
        forms.insert(Self.htmlEscaped(secret))
        forms.formUnion(Self.base64Forms(of: secret))
        self.forms = forms.sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
        // Where every byte is escaped, eight characters take three times their room.
        let spelled: Set = [PercentEncoding.everyByte(secret), PercentEncoding.everyByte(secret).lowercasingEscapes]
        parts = KeyParts(
            self.forms.map { KeyParts.Form(text: $0, shortest: KeyParts.length * (spelled.contains($0) ? 3 : 1)) })
    }

    var description: String { Self.mark }

    var customMirror: Mirror { Mirror(self, children: [:]) }

    func applied(to text: String) -> String {
        let whole = forms.reduce(text) { text, form in
            text.contains(form) ? text.replacing(form, with: Self.mark) : text
        }
        return parts.replaced(in: whole, with: Self.mark)
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
