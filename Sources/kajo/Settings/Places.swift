import JobServices

/// Where kajo keeps things, by the XDG base directory rules.
struct Places: Hashable, Sendable {
    let configuration: String
    let state: String
    let cache: String
    let home: String

    init(environment: [String: String]) {
        let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? "/"
        self.home = home
        // A relative path is to be ignored, says the specification.
        let place = { (name: String, fallback: String) in
            environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/\(fallback)"
        }
        configuration = place("XDG_CONFIG_HOME", ".config") + "/kajo"
        state = place("XDG_STATE_HOME", ".local/state") + "/kajo"
        cache = place("XDG_CACHE_HOME", ".cache") + "/kajo"
    }

    var configurationFile: String { configuration + "/config.yaml" }
    var engine: String { state + "/engine" }
    var log: String { state + "/kajo.log" }
    /// Makes a directory for the user alone.
    static func prepare(_ path: String) throws(CommandFailure) {
        do {
            try PrivateDirectory.prepare(path)
        } catch {
            throw CommandFailure(.wrongUsage, [error.message])
        }
    }

    var results: String { cache + "/results" }

    /// Results are named after their jobs, and each service names its own: so each profile has a place for itself.
    func results(of profile: String) -> String {
        let name = profile.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") ? $0 : "-" }
        return results + "/" + (name.first == "." ? "-" : "") + String(name)
    }
}
