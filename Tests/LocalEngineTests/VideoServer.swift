import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// A server of videos on loopback, with all the faults that the engine must put into words.
enum VideoServer {
    /// Runs the server for as long as the closure runs; hands it the server's root, without a slash at the end.
    /// - Parameter more: further routes.
    static func run<Value: Sendable>(
        more: (Router<BasicRequestContext>) -> Void = { _ in },
        _ body: @escaping @Sendable (String) async throws -> Value
    ) async throws -> Value {
        let (ports, portFound) = AsyncStream.makeStream(of: Int.self)
        let router = makeRouter()
        more(router)
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { portFound.yield($0.localAddress?.port ?? 0) },
            logger: Logger(label: "videos", factory: { _ in SwiftLogNoOpLogHandler() }))
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            defer { group.cancelAll() }
            var port = 0
            for await found in ports {
                port = found
                break
            }
            return try await body("http://127.0.0.1:\(port)")
        }
    }

    /// Begins to send and then says no more.
    private static var stalling: ResponseBody {
        ResponseBody(contentLength: 1_000_000) { writer in
            try await writer.write(ByteBuffer(repeating: 7, count: 1000))
            try await Task.sleep(for: .seconds(60))
        }
    }

    private static func makeRouter() -> Router<BasicRequestContext> {
        let router = Router()
        router.get("sample.mp4") { _, context in
            let body = try await FileIO().loadFile(path: Sample.path, context: context)
            return Response(status: .ok, headers: [.contentType: "video/mp4"], body: body)
        }
        router.get("page") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: "<html>")))
        }
        router.get("text.mp4") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "video/mp4"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: "no video at all")))
        }
        router.get("cut.mp4") { _, _ in
            let body = ResponseBody(contentLength: 1_000_000) { writer in
                try await writer.write(ByteBuffer(repeating: 7, count: 1000))
                throw CancellationError()
            }
            return Response(status: .ok, headers: [.contentType: "video/mp4"], body: body)
        }
        router.get("silent.mp4") { _, _ in
            Response(status: .ok, headers: [.contentType: "video/mp4"], body: stalling)
        }
        let visits = Visits()
        router.get("second-time.mp4") { _, context in
            if await visits.next() == 1 {
                return Response(status: .ok, headers: [.contentType: "video/mp4"], body: stalling)
            }
            let body = try await FileIO().loadFile(path: Sample.path, context: context)
            return Response(status: .ok, headers: [.contentType: "video/mp4"], body: body)
        }
        for (path, target) in [
            ("moved", "/sample.mp4?token=secret"), ("loop", "/loop"), ("away", "file:///etc/passwd"),
            ("ftp", "ftp://media.example/a.mp4"),
        ] {
            router.get(RouterPath(path)) { _, _ in Response(status: .found, headers: [.location: target]) }
        }
        return router
    }
}

private actor Visits {
    private var count = 0

    func next() -> Int {
        count += 1
        return count
    }
}
