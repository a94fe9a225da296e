import Configuration
import CoreAPI
import Foundation

/// What the environment, the configuration file and the options say together.
struct Settings: Sendable {
    /// The other side of the conversation.
    enum Service: Sendable {
        case embedded
        case remote(profile: String, BaseURL, APIKey)
    }

    var places: Places
    var service: Service

    /// - Parameters:
    ///   - profile: the name given with `--profile`.
    ///   - file: the path given with `--config`.
    static func load(
        environment: [String: String], profile: String?, file: String?
    ) async throws(CommandFailure) -> Settings {
        let places = Places(environment: environment)
        let variables = EnvironmentVariablesProvider(environmentVariables: environment)
        let reader = ConfigReader(
            providers: [variables, try await Self.file(file ?? places.configurationFile, mustExist: file != nil)])
        let service = try Self.service(reader, profile: profile, places: places)
        return Settings(places: places, service: service)
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

    private static func service(
        _ reader: ConfigReader, profile named: String?, places: Places
    ) throws(CommandFailure) -> Service {
        let name = named ?? reader.string(forKey: "profile")
        let section = name.map { reader.scoped(to: ConfigKey(["profiles", $0])) }
        let address = reader.string(forKey: "kajo.baseUrl") ?? section?.string(forKey: "baseUrl")
        var secret = reader.string(forKey: "valossa.api.key", isSecret: true)
        if secret == nil, let path = section?.string(forKey: "keyFile") {
            secret = try KeyFile.secret(at: path, home: places.home)
        }
        if let name, address == nil, secret == nil {
            throw CommandFailure(
                .wrongUsage,
                [
                    "There is no profile \(name) in \(places.configurationFile): give it a keyFile, a baseUrl, or both."
                ])
        }
        guard address != nil || secret != nil else { return .embedded }
        return .remote(profile: name ?? "default", try baseURL(address), try key(secret))
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
        guard let secret, !secret.isEmpty else {
            throw CommandFailure(
                .wrongUsage,
                [
                    "There is a service's address but no key: set VALOSSA_API_KEY, or name a keyFile in the profile."
                ])
        }
        guard let key = APIKey(secret) else {
            throw CommandFailure(
                .wrongUsage, ["The key holds white space or control characters; look at how it was set."])
        }
        return key
    }
}
