import CoreAPI
import Foundation
import Logging
import Testing

/// Where a served engine is, by what it said and by its key file.
struct EngineAddress: Sendable {
    var base: String
    var key: String

    init(of program: Program, saidBy text: String) throws {
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("The engine listens on ") })
        base = String(line.dropFirst("The engine listens on ".count))
        key = try String(contentsOfFile: program.places + "/state/kajo/engine/key", encoding: .utf8)
            .trimmingCharacters(in: .newlines)
    }

    var port: Int { URL(string: base)?.port ?? 0 }

    /// A client of it, while `body` runs.
    func withClient<Value: Sendable>(_ body: (CoreAPIClient) async throws -> Value) async throws -> Value {
        let transport = AsyncHTTPTransport(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let client = CoreAPIClient(
            baseURL: try BaseURL(base), key: try #require(APIKey(key)), transport: transport)
        let result: Result<Value, any Error>
        do { result = .success(try await body(client)) } catch { result = .failure(error) }
        await transport.shutdown()
        return try result.get()
    }
}
