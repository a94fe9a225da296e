import AnalysisModel
import ArgumentParser

/// `kajo cancel`: takes jobs that wait out of the queue.
struct CancelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Cancel jobs that are queued or on hold.")

    @OptionGroup var wish: EndingOptions

    func run() async throws { try await wish.fulfil(.cancel) }
}

/// `kajo delete`: removes jobs, their videos and their results.
struct DeleteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete jobs, with their videos and all their results, for ever.")

    @OptionGroup var wish: EndingOptions

    func run() async throws { try await wish.fulfil(.delete(keepingResult: false)) }
}

/// What `kajo cancel` and `kajo delete` are told.
struct EndingOptions: ParsableArguments {
    @Argument(help: "Job ids; a beginning is enough for jobs that kajo knows.") var ids: [String]
    @Flag(help: "Do not ask first; without a terminal nothing is done without it.") var yes = false
    @Flag(help: "Print JSON, one line for each job.") var json = false
    @OptionGroup var service: ServiceOptions

    func fulfil(_ ending: JobEnding) async throws {
        guard yes || Console.canAsk else {
            var failure = CommandFailure(.wrongUsage, ["There is no terminal to ask on; --yes does it without asking."])
            failure.isJSON = json
            throw failure
        }
        let options = self
        try await Headless.run(service, json: json) { session, _ in
            var desk = EndingDesk(session: session, ending: ending, json: options.json)
            for id in options.ids { await desk.find(id, asks: !options.yes) }
            guard try await options.yes ? true : desk.isConfirmed() else { return .wrongUsage }
            return await desk.end()
        }
    }
}
