import Foundation
import Yams

/// The keys that a configuration file may hold. swift-configuration asks for keys and lists none, so a misspelt one would go
/// unnoticed, with what it was to say.
struct ConfigurationKeys {
    private static let anywhere =
        SubmissionDefaults.names + Pace.Field.allCases.map(\.rawValue) + ["resultsLimit", "player"]
    private static let ofProfile = ["keyFile", "keyCommand", "baseUrl"] + anywhere
    private static let besideProfiles = ["profile", "profiles"] + anywhere
    /// YAML's own, for what stands in another place too.
    private static let merge = "<<"

    private let file: String
    private var faults: [String] = []

    /// Throws everything that is wrong at once; nothing for a file that is not there or no YAML, which whoever reads the
    /// values tells.
    static func check(_ file: String) throws(CommandFailure) {
        guard let data = FileManager.default.contents(atPath: file),
            let root = try? compose(yaml: String(decoding: data, as: UTF8.self))?.mapping
        else { return }
        var keys = Self(file: file)
        keys.read(root)
        guard keys.faults.isEmpty else { throw CommandFailure(.wrongUsage, keys.faults) }
    }

    private init(file: String) { self.file = file }

    private mutating func read(_ root: Node.Mapping) {
        read(root, known: Self.besideProfiles, before: "")
        guard let profiles = root["profiles"], profiles.null == nil else { return }
        guard let profiles = profiles.mapping else {
            return complain("profiles", "It takes names of profiles, each with its keys below it.")
        }
        for (name, profile) in profiles {
            let path = "profiles.\(name.string ?? "")"
            guard let keys = profile.mapping else {
                if profile.null == nil { complain(path, "It takes keys and their values, below it.") }
                continue
            }
            read(keys, known: Self.ofProfile, before: path + ".")
        }
    }

    private mutating func read(_ keys: Node.Mapping, known: [String], before path: String) {
        for (key, value) in keys where key.string != Self.merge {
            let name = key.string ?? ""
            if !known.contains(name) {
                complain(path + name, "There is no such key. There are \(known.joined(separator: ", ")).")
            } else if name != "profiles", value.scalar == nil {
                complain(path + name, "It takes one value, not a list.")
            }
        }
    }

    private mutating func complain(_ path: String, _ message: String) {
        faults.append("\(path) in the configuration file \(file): \(message)")
    }
}
