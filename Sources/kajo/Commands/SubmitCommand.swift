import AnalysisModel
import ArgumentParser
import JobServices

/// `kajo submit`: one video or many.
struct SubmitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit", abstract: "Submit videos: http(s) links, files on this machine, or lists of them.")

    @Argument(help: "Links, paths, directories with videos in them, or - for a list on standard input.")
    var sources: [String] = []
    @Option(
        help: ArgumentHelp("A list: a source a line, CSV, or JSON Lines; - is standard input.", valueName: "file"))
    var from: [String] = []
    @Flag(help: "Take the directories in a directory too.") var recursive = false
    @Flag(help: "Send also what was submitted before.") var again = false
    @Option(help: "The video's title.") var title: String?
    @Option(help: "The language spoken in it, such as en-US.") var language: String?
    @Flag(help: "Wait until the jobs have ended.") var wait = false
    @Flag(help: "Print JSON, one line for each source; with --wait, once its job has ended.") var json = false
    @OptionGroup var service: ServiceOptions

    /// What the options say of each source.
    var defaults: ListedSource { ListedSource(title: title, language: language) }

    func validate() throws {
        guard sources.isEmpty, from.isEmpty else { return }
        throw ValidationError("Missing expected argument: name a source, or a list with --from.")
    }

    func run() async throws {
        let command = self
        try await Headless.run(service, json: json, submits: true) { session, settings in
            var desk = SubmissionDesk(session: session, home: settings.places.home, command: command)
            return try await desk.submitAll()
        }
    }
}

/// Which option a field of `new_job` was given with.
enum SubmitOption {
    /// The message with the option before it, where it names that option's field.
    static func named(_ message: String) -> String {
        let options = ["media.title": "--title", "media.language": "--language"]
        return ContractField.named(in: message).lazy.compactMap { options[$0] }.first.map { "\($0): \(message)" }
            ?? message
    }
}
