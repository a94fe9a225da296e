import Foundation

/// The programs that recognise words, as far as they are installed. The engine works without them.
public struct Recognisers: Hashable, Sendable {
    /// One program that was found.
    public struct Program: Hashable, Sendable {
        /// Absolute path.
        public let path: String
        /// As the program tells it; `nil` of one that tells none.
        public let version: String?
        /// What it can recognise: languages as the program itself names them, sorted; never empty.
        public let languages: [String]
        /// Where the data of the languages lies; `nil` where the program knows by itself.
        let models: String?
    }

    /// Reads text in pictures.
    public let tesseract: Program?
    /// Hears words in sound.
    public let pocketsphinx: Program?

    /// As if nothing were installed.
    static let none = Recognisers(tesseract: nil, pocketsphinx: nil)

    /// Looks for the programs and for what they need. One without data of any language counts as absent.
    /// - Parameter path: a search path in the form of `PATH`; `nil` looks in the usual places.
    public static func locate(path: String?) async -> Recognisers {
        await locate(path: path, patience: EngineTools.patience)
    }

    /// - Parameter patience: how long a program may take to tell about itself.
    static func locate(path: String?, patience: Duration) async -> Recognisers {
        Recognisers(tesseract: await locateTesseract(path, patience), pocketsphinx: locatePocketsphinx(path))
    }

    private static func locateTesseract(_ path: String?, _ patience: Duration) async -> Program? {
        for file in EngineTools.executables("tesseract", in: path) {
            guard let version = await EngineTools.answer(of: file, "--version", within: patience),
                let list = await EngineTools.answer(of: file, "--list-langs", within: patience)
            else { continue }
            // The first line is a heading; `osd` is no language.
            let languages = list.split(whereSeparator: \.isNewline).dropFirst().map(String.init).filter { $0 != "osd" }
            guard !languages.isEmpty else { continue }
            let words = version.split(whereSeparator: \.isWhitespace)
            return Program(
                path: file, version: words.dropFirst().first.map { String($0.prefix(60)) },
                languages: languages.sorted(), models: nil)
        }
        return nil
    }

    /// Its models lie beside where it really is: `/usr/share/…` for `/usr/bin/…`.
    private static func locatePocketsphinx(_ path: String?) -> Program? {
        for file in EngineTools.executables("pocketsphinx_continuous", in: path) {
            let program = URL(fileURLWithPath: file).resolvingSymlinksInPath()
            let prefix = program.deletingLastPathComponent().deletingLastPathComponent().path
            let folder = prefix + "/share/pocketsphinx/model"
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            let languages = names.filter { SpeechModel(in: folder, language: $0) != nil }.sorted()
            if !languages.isEmpty { return Program(path: file, version: nil, languages: languages, models: folder) }
        }
        return nil
    }
}

/// The three files by which pocketsphinx knows a language, where the packages put them.
struct SpeechModel: Hashable, Sendable {
    let acoustics: String
    let grammar: String
    let dictionary: String

    init?(in folder: String, language: String) {
        let base = "\(folder)/\(language)"
        acoustics = "\(base)/\(language)"
        grammar = "\(base)/\(language).lm.bin"
        dictionary = "\(base)/cmudict-\(language).dict"
        let files = [acoustics + "/mdef", grammar, dictionary]
        guard files.allSatisfy(FileManager.default.isReadableFile) else { return nil }
    }
}
