import CoreAPI
import Foundation
import Logging
import Testing

/// Where a served engine is, by what it said and by its key file.
struct EngineAddress: Sendable {
    var base: String
    var key: String

    init(of program: Program, saidBy text: String) throws {
        base = try Self.base(saidIn: text)
        key = try String(contentsOfFile: program.places + "/state/kajo/engine/key", encoding: .utf8)
            .trimmingCharacters(in: .newlines)
    }

    /// An engine whose jobs wait, so that what arrived stays to be looked at.
    /// - Parameter faults: rules that go before that.
    static func ofWaitingJobs(
        faults others: [String] = [],
        _ body: (_ engine: EngineAddress, _ uploads: String) async throws -> Void
    ) async throws {
        let served = try Program()
        defer { served.remove() }
        let faults = served.places + "/faults.json"
        let rules = others + [#"{"endpoint":"new_job","hold":"on_hold"}"#]
        try Data("[\(rules.joined(separator: ","))]".utf8).write(to: URL(fileURLWithPath: faults))
        try await served.staying("serve", "--faults", faults) { serve in
            let engine = try EngineAddress(of: served, saidBy: try await serve.wait(for: "Ctrl-C ends it"))
            try await body(engine, served.places + "/state/kajo/engine/uploads")
        }
    }

    static func base(saidIn text: String) throws -> String {
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("The engine listens on ") })
        return String(line.dropFirst("The engine listens on ".count))
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
