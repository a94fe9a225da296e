import Foundation

/// Has tesseract read what is written in pictures of the video.
struct TextReader: Sendable {
    /// Seconds between pictures, if not so many would come together that their number decides.
    static let shortestInterval = 2.0

    private let program: Recognisers.Program
    private let languageData: String

    /// `nil` where the program does not know the language.
    init?(program: Recognisers.Program, language: SpeechLanguage) {
        guard let name = Self.names(of: language).first(where: program.languages.contains) else { return nil }
        self.program = program
        languageData = name
    }

    static func interval(for duration: Double?) -> Double {
        max(shortestInterval, ((duration ?? 0) / Double(PassWishes.mostPictures)).rounded(.up))
    }

    /// Of the files that tesseract may have for a language.
    private static func names(of language: SpeechLanguage) -> [String] {
        switch language.code {
        case "zh": [language.isTraditionalChinese ? "chi_tra" : "chi_sim"]
        case "nb", "nn", "no": ["nor"]
        default: [language.threeLetters].compactMap { $0 }
        }
    }

    /// - Parameter time: for all pictures together; after so long only what was read until then counts.
    func texts(in scratch: String, shots: [ShotSpan], atMost time: Duration) async throws -> [SeenText] {
        let times = try await onDisk { try Self.times(in: scratch) }
        guard !times.isEmpty else { return [] }
        // Sparse text anywhere, not a page of columns; one processor, for the engine knows how many jobs it runs.
        let process = GuardedProcess(
            program: program.path,
            arguments: ["pictures.list", "stdout", "-l", languageData, "--psm", "11", "tsv"], directory: scratch,
            environment: ["OMP_THREAD_LIMIT": "1"])
        let output = try await process.output(limit: 8 * 1024 * 1024, within: time)
        var table = TextTable()
        LineSplitter.each(in: output) { table.take($0) }
        return SeenText.all(table.pages, at: times, shots: shots)
    }

    /// The times of the pictures that are there, whose names are written down for tesseract.
    private static func times(in scratch: String) throws -> [Double] {
        let data = try Data(contentsOf: URL(fileURLWithPath: scratch + "/" + PassWishes.pictureTimes))
        var splitter = LineSplitter()
        let times = splitter.lines(in: Array(data)).compactMap { line -> Double? in
            guard case .frame(_, let pts)? = MetadataLine(line) else { return nil }
            return Double(pts) / 1e6
        }
        let names = (1...max(1, times.count)).map(PassWishes.picture).prefix {
            FileManager.default.fileExists(atPath: scratch + "/" + $0)
        }
        try Data(names.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: scratch + "/pictures.list"))
        return Array(times.prefix(names.count))
    }
}
