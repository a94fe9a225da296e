import CoreAPI
import JobServices

/// Where a profile's key stands outside kajo.
enum KeySource: Hashable, Sendable {
    case file(String)
    /// The user's own program that prints it, as a password store does.
    case command(String)

    /// - Parameter isAlone: the screen is up, so a program may say nothing.
    func key(environment: [String: String], isAlone: Bool = false) async throws(CommandFailure) -> APIKey {
        switch self {
        case .file(let path):
            return try Self.key(
                try KeyFile.secret(at: path, home: Places(environment: environment).home), from: "the file \(path)")
        case .command(let command):
            return try Self.key(
                try await KeyCommand(command, environment: environment).secret(isAlone: isAlone),
                from: "the command \(command)")
        }
    }

    /// - Parameter place: as it continues "The key from …".
    static func key(_ secret: String, from place: String) throws(CommandFailure) -> APIKey {
        guard let key = APIKey(secret) else {
            let fault = secret.isEmpty ? "is empty" : "holds white space or control characters"
            throw CommandFailure(.wrongUsage, ["The key from \(place) \(fault); look at how it was set."])
        }
        return key
    }

    /// For a service that may refuse the key while kajo runs.
    func supply(environment: [String: String]) -> KeySupply {
        // A command may well ask somebody: it is not run again and again.
        let interval: Duration? = if case .file = self { .seconds(2) } else { nil }
        return KeySupply(interval: interval) { () async throws(KeySupply.Failure) in
            do throws(CommandFailure) {
                return try await key(environment: environment, isAlone: true)
            } catch {
                throw KeySupply.Failure(message: error.messages.joined(separator: " "))
            }
        }
    }
}
