import ArgumentParser
import Foundation

/// Which service a command talks to.
struct ServiceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The profile in the configuration file to use.", valueName: "name")) var profile: String?
    @Option(
        name: .customLong("config"),
        help: ArgumentHelp("Another configuration file than the usual one.", valueName: "file")) var file: String?

    func settings(_ environment: [String: String]) async throws(CommandFailure) -> Settings {
        try await Settings.load(environment: environment, profile: profile, file: file)
    }
}
