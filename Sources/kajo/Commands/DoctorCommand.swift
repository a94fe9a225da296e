import ArgumentParser
import CoreAPI
import Foundation
import JobServices
import LocalEngine

/// `kajo doctor`: where things are, what is there, what is missing and how to get it.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Show paths and versions, what is missing, and how to get it.")

    @OptionGroup var service: ServiceOptions

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let places = Places(environment: environment)
        Console.tell("kajo \(KajoVersion.text)")
        tellPlaces(places)
        let service = await tellService(environment)
        tellTerminal(environment)
        let hasTools = await tellTools(environment)
        await tellRecognisers(environment)
        tell("SQLite", JobStore.sqliteDescription)
        let needsTools = service != .remote
        if service == .unusable || (needsTools && !hasTools) { throw ExitStatus.wrongUsage.exitCode }
    }

    private func tellPlaces(_ places: Places) {
        let fileIsThere = FileManager.default.fileExists(atPath: places.configurationFile)
        tell("configuration", places.configurationFile + (fileIsThere ? "" : " (none; not needed)"))
        tell("job store", places.state)
        tell("engine", places.engine)
        tell("results", places.results)
        tell("log", places.log)
        tell("sample video", Sample.path() ?? "not found")
    }

    private enum Service { case embedded, remote, unusable }

    private func tellService(_ environment: [String: String]) async -> Service {
        do throws(CommandFailure) {
            let settings = try await service.settings(environment)
            tell("results kept", settings.resultsLimit.map { "up to \($0 / 1_000_000) MB a profile" } ?? "all")
            switch settings.service {
            case .embedded:
                tell("service", "the embedded engine (neither a key nor an address is set)")
                return .embedded
            case .remote(let profile, let baseURL, _):
                tell("service", "\(baseURL.text), profile \(profile), key set")
                return .remote
            }
        } catch {
            for message in error.messages { tell("service", "✗ " + Console.visible(message)) }
            return .unusable
        }
    }

    private func tellTerminal(_ environment: [String: String]) {
        let locale = environment["LC_ALL"] ?? environment["LC_CTYPE"] ?? environment["LANG"] ?? "not set"
        tell("TERM", Console.visible(environment["TERM"] ?? "not set"))
        tell("locale", Console.visible(locale))
        tell("colours", (environment["NO_COLOR"] ?? "").isEmpty ? "as the terminal has them" : "off (NO_COLOR)")
    }

    private func tellTools(_ environment: [String: String]) async -> Bool {
        do throws(LocalEngineError) {
            let tools = try await EngineTools.locate(path: environment["PATH"])
            for (name, tool) in [("ffmpeg", tools.ffmpeg), ("ffprobe", tools.ffprobe)] {
                tell(name, "\(tool.path), version \(tool.version)")
            }
            let missing = await tools.missingFilters()
            guard !missing.isEmpty else { return true }
            tell("filters", "✗ this build of ffmpeg lacks \(missing.joined(separator: ", ")). Install a whole one.")
            return false
        } catch {
            tell("ffmpeg", "✗ " + Console.visible(error.message))
            return false
        }
    }

    /// Recognisers are optional, so that one is missing is no failure.
    private func tellRecognisers(_ environment: [String: String]) async {
        let recognisers = await Recognisers.locate(path: environment["PATH"])
        tell(
            "tesseract", recognisers.tesseract, does: "reads text in pictures", packages: "tesseract-ocr",
            more: "tesseract-ocr-fin, and so on")
        tell(
            "pocketsphinx", recognisers.pocketsphinx, does: "hears English speech",
            packages: "pocketsphinx pocketsphinx-en-us", more: nil)
    }

    private func tell(
        _ name: String, _ program: Recognisers.Program?, does what: String, packages: String, more: String?
    ) {
        guard let program else {
            tell(name, "not there; it is optional and \(what) (Debian and Ubuntu: apt install \(packages))")
            return
        }
        let version = program.version.map { ", version \($0)" } ?? ""
        let languages = program.languages.joined(separator: " ")
        tell(name, Console.visible("\(program.path)\(version); \(what); languages: \(languages)"))
        if let more { tell("", "other languages: apt install \(more)") }
    }

    private func tell(_ name: String, _ value: String) {
        Console.tell("  " + name + String(repeating: " ", count: max(1, 15 - name.count)) + value)
    }
}
