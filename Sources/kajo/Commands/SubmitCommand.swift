import AnalysisModel
import ArgumentParser
import Foundation
import JobServices
import LocalEngine

/// `kajo submit`: one video or many.
struct SubmitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit", abstract: "Submit videos: http(s) links, files on this machine, or lists of them.")

    @Argument(help: "Links, paths, directories with videos in them, lists, or - for a list on standard input.")
    var sources: [String] = []
    @Option(
        help: ArgumentHelp("A list: a source a line, CSV, or JSON Lines; - is standard input.", valueName: "file"))
    var from: [String] = []
    @Flag(help: "Take the directories in a directory too.") var recursive = false
    @Flag(help: "Send also what was submitted before.") var again = false
    @Flag(help: "Do not ask ffprobe whether a file is a video that the service takes.") var noProbe = false
    @OptionGroup var options: SubmitOptions
    @OptionGroup var pace: PaceOptions
    @Flag(help: "Wait until the jobs have ended.") var wait = false
    @Flag(help: "Print JSON, one line for each source; with --wait, once its job has ended.") var json = false
    @Flag(help: "Print what would be sent, with <key> for the key, one line for each source; send nothing.")
    var dryRun = false
    @OptionGroup var service: ServiceOptions

    func validate() throws {
        guard sources.isEmpty, from.isEmpty else { return }
        throw ValidationError("Missing expected argument: name a source, or a list with --from.")
    }

    /// The lists among what was named, in their order.
    var lists: [String] { sources.filter(Self.isList) + from }

    /// All but the lists.
    var named: [String] { sources.filter { !Self.isList($0) } }

    private static func isList(_ text: String) -> Bool {
        text == "-" || (!text.contains("://") && MediaSource.file(text).isNamedAsList)
    }

    func reading(_ settings: Settings) -> SourceReading {
        SourceReading(
            directory: FileManager.default.currentDirectoryPath, home: settings.places.home, isRecursive: recursive,
            defaults: ListedSource(options.request(for: .url(""), defaults: settings.defaults)),
            inspection: noProbe ? nil : VideoInspection(path: ProcessInfo.processInfo.environment["PATH"] ?? ""))
    }

    func run() async throws {
        guard !dryRun else { return try await runDry() }
        let command = self
        try await Headless.run(service, json: json, submits: true, pace: pace.pace) { session, settings in
            var desk = SubmissionDesk(session: session, command: command, reading: command.reading(settings))
            return try await desk.submitAll()
        }
    }

    private func runDry() async throws {
        let settings = try await service.settings(ProcessInfo.processInfo.environment)
        let status = try await DryRun(reading: reading(settings)).show(named, lists: lists)
        if status != .done { throw status.exitCode }
    }
}
