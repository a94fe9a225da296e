import Foundation
import Glibc
import Synchronization
import TestSupport

/// A service on a free port of this machine that says what a test wants it to say.
final class ScriptedServer: Sendable {
    /// What a request gets; `nil` is silence on an open connection.
    typealias Answer = (status: Int, body: String)?
    private enum Said {
        case reply(WireReply)
        /// A whole answer, from its first line on.
        case text(String)
    }
    private typealias Reply = @Sendable (_ function: String) -> Said?

    struct Unavailable: Error {}

    let port: UInt16
    private let listener: CInt
    private let reply: Reply
    private let seen = Mutex<[String]>([])
    private let open = Mutex<[CInt]>([])

    /// - Parameter answer: gets the name of the API's function, for instance `job_status`.
    convenience init(_ answer: @escaping @Sendable (_ function: String) -> Answer) throws {
        try self.init(reply: { answer($0).map { WireReply($0.status, $0.body) } })
    }

    /// - Parameter reply: also answers that no service should give.
    convenience init(reply: @escaping @Sendable (_ function: String) -> WireReply?) throws {
        try self.init(saying: { reply($0).map(Said.reply) })
    }

    /// - Parameter text: gives the whole answer, from its first line on; `nil` is silence. The connection is closed
    ///   behind it.
    static func saying(_ text: @escaping @Sendable (_ function: String) -> String?) throws -> ScriptedServer {
        try ScriptedServer(saying: { text($0).map(Said.text) })
    }

    private init(saying reply: @escaping Reply) throws {
        self.reply = reply
        guard let (listener, port) = Loopback.listening() else { throw Unavailable() }
        (self.listener, self.port) = (listener, port)
        Thread.detachNewThread { [self] in acceptAll() }
    }

    /// The functions that were called, in order.
    var calls: [String] { seen.withLock { $0 } }

    var environment: [String: String] {
        ["KAJO_BASE_URL": "http://127.0.0.1:\(port)/core/1.0", "VALOSSA_API_KEY": "key-of-the-test"]
    }

    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
        for connection in open.withLock({ $0 }) { shutdown(connection, Int32(SHUT_RDWR)) }
    }

    private func acceptAll() {
        while case let connection = accept(listener, nil, nil), connection >= 0 {
            _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
            open.withLock { $0.append(connection) }
            Thread.detachNewThread { [self] in
                serve(connection)
                open.withLock { $0.removeAll { $0 == connection } }
                close(connection)
            }
        }
    }

    private func serve(_ connection: CInt) {
        guard let function = readFunction(connection) else { return }
        seen.withLock { $0.append(function) }
        switch reply(function) {
        case .reply(let reply): give(reply, to: connection)
        case .text(let text): write(text, to: connection)
        case nil:
            var byte: UInt8 = 0
            while recv(connection, &byte, 1, 0) > 0 {}
        }
    }

    private func give(_ reply: WireReply, to connection: CInt) {
        switch reply.ending {
        case .whole: write(reply.head + reply.body, to: connection)
        case .cut(let length): write(reply.head + reply.body.prefix(length), to: connection)
        case .endless:
            guard write(reply.head, to: connection) else { return }
            let spaces = "10000\r\n" + String(repeating: " ", count: 0x10000) + "\r\n"
            while write(spaces, to: connection) {}
        case .noAnswer: break
        }
    }

    /// - Returns: false if the other side has gone.
    @discardableResult private func write(_ text: String, to connection: CInt) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// JSON with its right length.
    static func whole(_ status: Int, _ body: String) -> String {
        "HTTP/1.1 \(status) x\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n"
            + "Connection: close\r\n\r\n\(body)"
    }

    /// Reads a whole request, and gives the last part of its path.
    private func readFunction(_ connection: CInt) -> String? {
        var text = ""
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while !Self.isWhole(text) {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            text += String(decoding: buffer.prefix(count), as: UTF8.self)
        }
        let target = text.split(separator: " ").dropFirst().first ?? ""
        return target.prefix { $0 != "?" }.split(separator: "/").last.map(String.init)
    }

    private static func isWhole(_ text: String) -> Bool {
        guard let end = text.firstRange(of: "\r\n\r\n") else { return false }
        let announced = text.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
        let length = announced.flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) } ?? 0
        return text[end.upperBound...].utf8.count >= length
    }
}

extension WireReply {
    /// The head of an answer that is the last on its connection.
    fileprivate var head: String {
        let length = ending == .endless ? "Transfer-Encoding: chunked" : "Content-Length: \(body.utf8.count)"
        let fields = headers.map { "\($0.name): \($0.value)" } + ["Content-Type: \(contentType)", length]
        return "HTTP/1.1 \(status) x\r\n\(fields.joined(separator: "\r\n"))\r\nConnection: close\r\n\r\n"
    }
}
