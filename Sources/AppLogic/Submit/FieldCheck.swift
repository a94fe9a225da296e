import AnalysisModel

/// What can be said of a value before it is sent; for the form and for the command line.
public enum FieldCheck {
    /// What is wrong with a text in a field; `nil` if nothing is known to be. Empty is never wrong but for the source,
    /// which is checked elsewhere.
    public static func problem(of text: String, in field: SubmitForm.Field) -> SubmitForm.Problem? {
        guard let text = TextField(text).trimmed else { return nil }
        return switch field {
        case .source, .title, .description: nil
        case .language: isPlausibleLanguage(text) ? nil : .language
        case .transcript: isAddress(text, takesUploads: true) ? nil : .transcript
        case .callback: isAddress(text, takesUploads: false) ? nil : .callback
        case .faceHeight: fraction(text) == nil ? .faceHeight : nil
        case .mediaID: nil
        case .faceGallery, .email: text.contains(where: \.isWhitespace) ? .space : nil
        }
    }

    /// A number from 0 to 1, written plainly; `nil` if the text is none.
    public static func fraction(_ text: String) -> Double? {
        guard text.allSatisfy({ ("0"..."9").contains($0) || $0 == "." }), let number = Double(text) else { return nil }
        return (0...1).contains(number) ? number : nil
    }

    /// Shaped like a language code such as `en-US`; which codes the service knows is for it to say.
    static func isPlausibleLanguage(_ code: String) -> Bool {
        let parts = code.split(separator: "-", omittingEmptySubsequences: false)
        let isWord = { (part: Substring) in part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }
        return parts.allSatisfy { (2...8).contains($0.count) && isWord($0) }
    }

    private static func isAddress(_ text: String, takesUploads: Bool) -> Bool {
        // Anything but a link or a reference is taken for a path, so the directories do not matter.
        switch try? MediaSource(typed: text, in: "/", home: "/") {
        case .url(text): true
        case .upload(text): takesUploads
        default: false
        }
    }
}
