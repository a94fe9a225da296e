import Foundation
import Testing

@testable import LocalEngine

extension TestEngine {
    /// Runs the whole engine on a real socket while the closure works with its port.
    func running<Value: Sendable>(_ body: @escaping @Sendable (Int) async throws -> Value) async throws -> Value {
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        let engine = engine
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await engine.run { found.yield($0) }
                found.finish()
            }
            defer { group.cancelAll() }
            for await port in ports { return try await body(port) }
            try await group.next()
            throw CancellationError()
        }
    }
}

/// One connection to the engine, byte for byte.
final class RawConnection: Sendable {
    /// What came until the other side had said all, or fell silent.
    struct Received: Sendable {
        var text: String
        /// Whether the other side closed the connection, in order or not.
        var isClosed: Bool

        var status: Int? { text.split(separator: " ").dropFirst().first.flatMap { Int($0) } }
        var head: String { text.components(separatedBy: "\r\n\r\n")[0].lowercased() }
        var body: String { text.components(separatedBy: "\r\n\r\n").dropFirst().joined(separator: "\r\n\r\n") }
    }

    private let descriptor: Int32

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(result == 0)
    }

    deinit { close(descriptor) }

    func send(_ text: String) throws {
        let bytes = Array(text.utf8)
        try #require(Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count)
    }

    /// Reads until the end, a length, or a silence.
    func receive(silence: Duration = .seconds(60), most: Int = 1 << 22, until end: String? = nil) async throws
        -> Received
    {
        let descriptor = descriptor
        return try await onDisk {
            var limit = timeval(
                tv_sec: Int(silence.components.seconds),
                tv_usec: Int(silence.components.attoseconds / 1_000_000_000_000))
            setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 65536)
            while bytes.count < most {
                let count = recv(descriptor, &buffer, buffer.count, 0)
                if count == 0 || (count < 0 && errno == ECONNRESET) {
                    return Received(text: String(decoding: bytes, as: UTF8.self), isClosed: true)
                }
                if count < 0 { break }
                bytes += buffer.prefix(count)
                if let end, String(decoding: bytes, as: UTF8.self).hasSuffix(end) { break }
            }
            return Received(text: String(decoding: bytes, as: UTF8.self), isClosed: false)
        }
    }

    /// One request and its answer, after which the engine is asked to close.
    static func exchange(port: Int, _ head: String, body: String = "", type: String = "application/json") async throws
        -> Received
    {
        let connection = try RawConnection(port: port)
        try connection.send(request(port: port, head, body: body, type: type))
        return try await connection.receive()
    }

    static func request(port: Int, _ head: String, body: String = "", type: String = "application/json") -> String {
        var lines = ["\(head) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close"]
        if !body.isEmpty { lines += ["Content-Type: \(type)", "Content-Length: \(body.utf8.count)"] }
        return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
    }
}

enum RunningPrograms {
    /// Command lines of ffmpeg programs that hold a text.
    static func ffmpeg(naming text: String) -> [String] {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return entries.filter { $0.allSatisfy(\.isNumber) }
            .compactMap { FileManager.default.contents(atPath: "/proc/\($0)/cmdline") }
            .map { String(decoding: $0.map { $0 == 0 ? 32 : $0 }, as: UTF8.self) }
            .filter { $0.contains(text) && $0.contains("ffmpeg") }
    }
}
