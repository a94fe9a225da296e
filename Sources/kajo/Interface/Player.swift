import Foundation

/// The user's own program for watching videos.
///
/// Its words are split before anything is put into them, and no shell takes part: whatever a link or a path holds is one
/// argument, or a part of one.
struct Player: Sendable {
    /// In the configuration file it is `player`.
    static let usual = "mpv --start={seconds} {source}"

    private let words: [String]
    private let environment: [String: String]

    /// Why a command is no player.
    enum Problem: Error { case withoutSource, openQuote }

    /// - Parameter command: words as `CommandWords` has them. `{source}` stands for the link or path, `{seconds}` for the place to begin at.
    init(_ command: String, environment: [String: String]) throws(Problem) {
        guard let words = CommandWords.of(command) else { throw .openQuote }
        guard words.dropFirst().contains(where: { $0.contains("{source}") }) else { throw .withoutSource }
        self.words = words
        self.environment = environment
    }

    /// The program with its arguments.
    func arguments(source: String, seconds: Double) -> [String] {
        words.enumerated().map { place, word in place == 0 ? word : Self.filled(word, source, seconds) }
    }

    /// Returns when the program has ended; a cancelled task ends it.
    /// - Returns: why it could not be run; `nil` if it could. How it ends is the user's own affair.
    func play(_ source: String, seconds: Double) async -> String? {
        let program = LentTerminal(arguments(source: source, seconds: seconds), environment: environment)
        guard case .failure(let failure) = await program.run() else { return nil }
        return "\(words[0]): \(failure.reason) The line player in the configuration file names another."
    }

    /// From left to right, so that what was put in is not looked at again.
    private static func filled(_ word: String, _ source: String, _ seconds: Double) -> String {
        var (filled, rest) = ("", word[...])
        while let brace = rest.firstIndex(of: "{") {
            filled += rest[..<brace]
            rest = rest[brace...]
            if rest.hasPrefix("{source}") {
                filled += source
                rest = rest.dropFirst("{source}".count)
            } else if rest.hasPrefix("{seconds}") {
                filled += decimal(seconds)
                rest = rest.dropFirst("{seconds}".count)
            } else {
                filled.append(rest.removeFirst())
            }
        }
        return filled + rest
    }

    /// With three digits after a point, whatever the locale.
    private static func decimal(_ seconds: Double) -> String {
        let thousandths = seconds.isFinite ? Int(min(max(0, seconds), 1e9) * 1000) : 0
        let rest = "\(thousandths % 1000)"
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
    }
}
