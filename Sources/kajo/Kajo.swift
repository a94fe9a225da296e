import ArgumentParser

/// The command line: which command runs, and with which exit status it ends.
@main
struct Kajo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kajo",
        abstract: "Submit videos to the Valossa Core API, watch their analysis, read what went wrong, see the results.",
        discussion: """
            Without a command it opens the interface. Without a key it works on the embedded engine: the same protocol \
            on this machine, with real analysis by ffmpeg.

            Environment: VALOSSA_API_KEY is the key; KAJO_BASE_URL the service's address (default \
            https://api-eu.valossa.com/core/1.0).

            Exit status: 0 done; 1 the service answered with an error; 2 wrong usage; 3 a job ended in error; \
            4 no answer.
            """,
        version: KajoVersion.text,
        subcommands: [
            OpenCommand.self, ServeCommand.self, SubmitCommand.self, ListCommand.self, StatusCommand.self,
            WaitCommand.self, ResultsCommand.self, SummaryCommand.self, ExportCommand.self, CancelCommand.self,
            DeleteCommand.self, DoctorCommand.self,
        ],
        defaultSubcommand: OpenCommand.self)

    static func main() async {
        CrashSecrecy.begin()
        if let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-"), !isCommand(word) {
            CommandFailure(.wrongUsage, ["There is no command \(word); kajo --help lists them."]).tell()
            exit(withError: ExitStatus.wrongUsage.exitCode)
        }
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            failure.tell()
            exit(withError: failure.status.exitCode)
        } catch {
            // The parser's own status for wrong usage is another one; 2 is what kajo promises.
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            Console.tellError(fullMessage(for: error))
            exit(withError: ExitStatus.wrongUsage.exitCode)
        }
    }
}

extension Kajo {
    fileprivate static func isCommand(_ word: String) -> Bool {
        let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        return names.contains(word)
    }
}

enum KajoVersion {
    static let text = "0.1.0"
}
