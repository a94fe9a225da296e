import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Synchronization

@testable import LocalEngine

/// Whom the engine calls: keeps what came, and answers with one status after the other, then 200.
actor CallbackReceiver {
    struct Call: Sendable {
        var head: String
        var contentType: String?
        var authorization: String?
        var body: String
    }

    private(set) var calls: [Call] = []
    private var statuses: [HTTPResponse.Status]

    init(_ statuses: [HTTPResponse.Status] = []) { self.statuses = statuses }

    /// `callback` answers as told, `moved` leads there, `silent` keeps the call and says nothing.
    nonisolated func routes(_ router: Router<BasicRequestContext>) {
        router.on("callback", method: .post) { request, _ in Response(status: try await self.take(request)) }
        router.on("callback", method: .get) { request, _ in Response(status: try await self.take(request)) }
        router.on("moved", method: .post) { request, _ in
            _ = try await self.take(request)
            return Response(status: .temporaryRedirect, headers: [.location: "/callback"])
        }
        router.on("silent", method: .post) { request, _ in
            _ = try await self.take(request)
            try await Task.sleep(for: .seconds(60))
            return Response(status: .ok)
        }
    }

    private func take(_ request: Request) async throws -> HTTPResponse.Status {
        let body = try await request.body.collect(upTo: 1 << 20)
        calls.append(
            Call(
                head: "\(request.method) \(request.uri) \(request.headers)",
                contentType: request.headers[.contentType], authorization: request.headers[.authorization],
                body: String(buffer: body)))
        return statuses.isEmpty ? .ok : statuses.removeFirst()
    }

    /// Waits until so many have come.
    func calls(_ count: Int) async throws -> [Call] {
        try await eventually { self.calls.count >= count }
        return calls
    }
}

/// Waits until the condition holds; fails after a minute.
func eventually(
    isolation: isolated (any Actor)? = #isolation, _ condition: () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + .seconds(60)
    while try await !condition() {
        guard ContinuousClock.now < deadline else { throw CancellationError() }
        try await Task.sleep(for: .milliseconds(5))
    }
}

/// The pauses that were asked for; none takes any time unless it is to last.
final class Pauses: Sendable {
    private let asked = Mutex<[Duration]>([])
    private let isEndless: Bool

    init(isEndless: Bool = false) { self.isEndless = isEndless }

    var all: [Duration] { asked.withLock { $0 } }

    @Sendable func pause(_ time: Duration) async throws {
        asked.withLock { $0.append(time) }
        if isEndless { try await Task.sleep(for: .seconds(3600)) }
    }
}

/// Keeps what is logged, with its metadata.
struct LogRecorder: LogHandler {
    final class Lines: Sendable {
        private let lines = Mutex<[String]>([])
        var text: String { lines.withLock { $0.joined(separator: "\n") } }
        func add(_ line: String) { lines.withLock { $0.append(line) } }
    }

    let lines: Lines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { lines.add("\(event.message) \(event.metadata ?? [:])") }
}
