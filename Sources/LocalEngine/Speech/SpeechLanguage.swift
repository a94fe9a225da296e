import Foundation

/// The language of a video's speech and text.
struct SpeechLanguage: Hashable, Sendable {
    /// What `new_job` takes when it is not told, as the service does.
    static let usual = "en-US"

    /// BCP 47, `fi-FI`.
    let tag: String

    init(_ tag: String) { self.tag = tag }

    /// Two letters, `fi`; what was said where there are none.
    var code: String { language?.identifier ?? tag }
    /// Three letters, `fin`; `nil` for what is no language.
    var threeLetters: String? { language?.identifier(.alpha3) }

    var isEnglish: Bool { code == "en" }
    var isTraditionalChinese: Bool { Locale.Language(identifier: tag).maximalIdentifier.hasPrefix("zh-Hant") }

    private var language: Locale.LanguageCode? { Locale.Language(identifier: tag).languageCode }
}
