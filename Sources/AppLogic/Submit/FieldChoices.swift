import AnalysisModel
import Foundation

/// What may stand in a field, for those who would rather choose than know; anything else may be typed too.
enum FieldChoices {
    /// Codes of languages with their English names. The service's own list is not public, so these are only common ones.
    static let languages: [(code: String, name: String)] = [
        ("ar-SA", "Arabic"), ("cs-CZ", "Czech"), ("da-DK", "Danish"), ("de-AT", "German, Austria"),
        ("de-CH", "German, Switzerland"), ("de-DE", "German"), ("el-GR", "Greek"), ("en-AU", "English, Australia"),
        ("en-GB", "English, Britain"), ("en-IN", "English, India"), ("en-US", "English, US"),
        ("es-ES", "Spanish"), ("es-MX", "Spanish, Mexico"), ("et-EE", "Estonian"), ("fi-FI", "Finnish"),
        ("fr-CA", "French, Canada"), ("fr-FR", "French"), ("he-IL", "Hebrew"), ("hi-IN", "Hindi"),
        ("hu-HU", "Hungarian"), ("it-IT", "Italian"), ("ja-JP", "Japanese"), ("ko-KR", "Korean"),
        ("lt-LT", "Lithuanian"), ("lv-LV", "Latvian"), ("nb-NO", "Norwegian"), ("nl-NL", "Dutch"),
        ("pl-PL", "Polish"), ("pt-BR", "Portuguese, Brazil"), ("pt-PT", "Portuguese"), ("ro-RO", "Romanian"),
        ("ru-RU", "Russian"), ("sv-SE", "Swedish"), ("tr-TR", "Turkish"), ("uk-UA", "Ukrainian"),
        ("vi-VN", "Vietnamese"), ("zh-CN", "Chinese"),
    ]

    /// Those that begin with a text, or whose language's name does; all for an empty one, none for a field without any.
    static func matching(_ text: String, in field: SubmitForm.Field) -> [String] {
        switch field {
        case .language:
            languages.filter { begins($0.code, with: text) || begins($0.name, with: text) }.map(\.code)
        case .email: begins(JobOptions.documentedEmailGroup, with: text) ? [JobOptions.documentedEmailGroup] : []
        default: []
        }
    }

    /// The text that all of them begin with.
    static func shared(_ choices: [String]) -> String {
        guard let first = choices.first else { return "" }
        return choices.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
    }

    private static func begins(_ whole: String, with text: String) -> Bool {
        whole.lowercased().hasPrefix(text.lowercased())
    }
}
