import AppLogic
import Configuration
import CoreAPI
import Foundation
import JobServices

/// What the environment, the configuration file and the options say together.
struct Settings: Sendable {
    /// The other side of the conversation.
    enum Service: Sendable {
        case embedded
        case remote(profile: String, BaseURL, APIKey)
    }

    var places: Places
    var service: Service
    /// Where another key may be found when the service refuses this one; `nil` for one from the environment.
    var keys: KeySupply?
    /// What new submissions say where nothing else is said.
    var defaults: [SubmitForm.Field: String] = [:]
    /// The command that plays a video.
    var player: String
    /// What the configuration file says of submitting.
    var pace = Pace()
    /// Of the results that are kept for a profile, in bytes; `nil` for none.
    var resultsLimit: Int64? = 2_000_000_000

    /// - Parameters:
    ///   - profile: the name given with `--profile`.
    ///   - file: the path given with `--config`.
    static func load(
        environment: [String: String], profile: String?, file: String?
    ) async throws(CommandFailure) -> Settings {
        let places = Places(environment: environment)
        let path = file ?? places.configurationFile
        let reader = ConfigReader(provider: try await Self.file(path, mustExist: file != nil))
        try ConfigurationKeys.check(path)
        let section = ProfileSection(reader, named: profile)
        let keySource = try Self.keySource(Variables(environment), section)
        let service = try await Self.service(environment, section, keySource, places: places)
        var settings = Settings(
            places: places, service: service, keys: keySource?.supply(environment: environment),
            defaults: try SubmissionDefaults(reader, profile: section.name, file: path).texts(),
            player: section.player ?? Player.usual, pace: try Self.pace(section))
        if let text = section.resultsLimit { settings.resultsLimit = try Self.resultsLimit(text) }
        return settings
    }

    private static func resultsLimit(_ text: String) throws(CommandFailure) -> Int64? {
        guard let bytes = ByteCount.of(text) else {
            throw CommandFailure(
                .wrongUsage,
                [
                    "resultsLimit in the configuration file takes bytes, such as 500M or 2G, or 0 for no limit. "
                        + "It is \(text)."
                ])
        }
        return bytes == 0 ? nil : Int64(bytes)
    }

    private static func pace(_ profile: ProfileSection) throws(CommandFailure) -> Pace {
        var pace = Pace()
        for field in Pace.Field.allCases {
            guard let text = profile.pace[field] else { continue }
            do throws(Pace.Fault) {
                try pace.set(field, to: text)
            } catch {
                throw CommandFailure(
                    .wrongUsage, ["\(field.rawValue) in the configuration file \(error.message) It is \(text)."])
            }
        }
        return pace
    }

    private static func file(
        _ path: String, mustExist: Bool
    ) async throws(CommandFailure) -> FileProvider<YAMLSnapshot> {
        let place = ConfigReader(
            provider: InMemoryProvider(values: [
                "filePath": ConfigValue(stringLiteral: path), "allowMissing": ConfigValue(booleanLiteral: !mustExist),
            ]))
        do {
            return try await FileProvider<YAMLSnapshot>(config: place)
        } catch {
            throw CommandFailure(.wrongUsage, ["The configuration file \(path) cannot be read: \(error)"])
        }
    }

    /// A profile that was named on the command line speaks for itself; else the environment goes first.
    private static func service(
        _ environment: [String: String], _ profile: ProfileSection, _ keySource: KeySource?, places: Places
    ) async throws(CommandFailure) -> Service {
        let variables = Variables(environment)
        if let name = profile.name, !profile.isThere, profile.isNamed || (variables.key ?? variables.address) == nil {
            throw CommandFailure(
                .wrongUsage,
                [
                    "There is no profile \(name) in the configuration file \(places.configurationFile): "
                        + "give it a keyFile or a keyCommand, a baseUrl, or both."
                ])
        }
        let address = profile.isNamed ? profile.address ?? variables.address : variables.address ?? profile.address
        guard address != nil || keySource != nil || variables.key != nil else { return .embedded }
        let key: APIKey
        if let keySource {
            key = try await keySource.key(environment: environment)
        } else {
            key = try Self.key(variables.key)
        }
        return .remote(profile: profile.name ?? "default", try baseURL(address), key)
    }

    private static func keySource(
        _ variables: Variables, _ profile: ProfileSection
    ) throws(CommandFailure) -> KeySource? {
        if profile.keyFile != nil, profile.keyCommand != nil {
            throw CommandFailure(
                .wrongUsage, ["The profile \(profile.name ?? "") has both a keyFile and a keyCommand; give it one."])
        }
        guard profile.isNamed || variables.key == nil else { return nil }
        return profile.keyFile.map(KeySource.file) ?? profile.keyCommand.map(KeySource.command)
    }

    private static func baseURL(_ text: String?) throws(CommandFailure) -> BaseURL {
        guard let text else { return .valossa }
        do {
            return try BaseURL(text)
        } catch {
            throw CommandFailure(.wrongUsage, ["The service's address is no good: \(error.message)"])
        }
    }

    private static func key(_ secret: String?) throws(CommandFailure) -> APIKey {
        guard let secret else {
            throw CommandFailure(
                .wrongUsage,
                [
                    "There is a service's address but no key: set VALOSSA_API_KEY, or name a keyFile or a "
                        + "keyCommand in the profile."
                ])
        }
        return try KeySource.key(secret, from: "VALOSSA_API_KEY")
    }
}

/// The two environment variables that name the service; an empty one counts as not set.
private struct Variables {
    let key: String?
    let address: String?

    init(_ environment: [String: String]) {
        let value = { (name: String) in environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        key = value("VALOSSA_API_KEY")
        address = value("KAJO_BASE_URL")
    }
}

/// One profile of the configuration file.
private struct ProfileSection {
    let name: String?
    /// On the command line, not only in the file.
    let isNamed: Bool
    let address: String?
    let keyFile: String?
    let keyCommand: String?
    /// The profile's own, or the one for all.
    let player: String?
    /// What stands in the profile goes before what stands beside the profiles.
    let pace: [Pace.Field: String]
    let resultsLimit: String?

    var isThere: Bool { address != nil || keyFile != nil || keyCommand != nil }

    init(_ reader: ConfigReader, named: String?) {
        let name = named ?? reader.string(forKey: "profile")
        let section = name.map { reader.scoped(to: ConfigKey(["profiles", $0])) }
        self.name = name
        isNamed = named != nil
        address = section?.string(forKey: "baseUrl")
        keyFile = section?.string(forKey: "keyFile")
        keyCommand = section?.string(forKey: "keyCommand")
        player = section?.string(forKey: "player") ?? reader.string(forKey: "player")
        let said = Pace.Field.allCases.compactMap { field in
            let key = ConfigKey(field.rawValue)
            return (section?.string(forKey: key) ?? reader.string(forKey: key)).map { (field, $0) }
        }
        pace = Dictionary(said) { first, _ in first }
        resultsLimit = section?.string(forKey: "resultsLimit") ?? reader.string(forKey: "resultsLimit")
    }
}
