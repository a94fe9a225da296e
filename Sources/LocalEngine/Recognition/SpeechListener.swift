/// Has pocketsphinx hear what is said.
struct SpeechListener: Sendable {
    private let program: Recognisers.Program
    private let model: SpeechModel

    /// `nil` where the program does not know the language.
    init?(program: Recognisers.Program, language: SpeechLanguage) {
        let known = program.languages
        let name = known.first { $0 == language.tag.lowercased() } ?? known.first { $0.prefix(2) == language.code }
        guard let name, let folder = program.models, let model = SpeechModel(in: folder, language: name) else {
            return nil
        }
        self.program = program
        self.model = model
    }

    /// - Parameter time: after so long only what was heard until then counts.
    func words(in scratch: String, atMost time: Duration) async throws -> [HeardWord] {
        let process = GuardedProcess(
            program: program.path,
            arguments: [
                "-infile", PassWishes.soundFile, "-hmm", model.acoustics, "-lm", model.grammar, "-dict",
                model.dictionary, "-time", "yes", "-logfn", "/dev/null",
            ], directory: scratch)
        let output = try await process.output(limit: 8 * 1024 * 1024, within: time)
        var machine = UtteranceMachine()
        LineSplitter.each(in: output) { machine.take($0) }
        return machine.words
    }
}
