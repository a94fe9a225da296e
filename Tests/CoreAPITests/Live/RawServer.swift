import Foundation
import Glibc
import Synchronization

/// A TCP server that says exactly the given bytes, right or wrong, on a free port of this machine.
final class RawServer: Sendable {
    /// What a connection gets once its request has been read.
    enum Answer: Sendable {
        case bytes(String)
        /// As `bytes`, for what is no text; the connection is closed after it.
        case data([UInt8])
        /// The bytes, and then nothing: the connection stays open.
        case bytesThenSilence(String)
        /// The head, and then a body without end.
        case endless(String)
        /// The head, and then pieces of 64 KiB of a body in chunks, without end.
        case endlessChunks(String)
        /// Closes without reading the request.
        case hangUp
    }

    struct Unavailable: Error {}

    let port: UInt16
    private let listener: CInt
    private let answer: Answer
    private let sent = Atomic(0)
    private let seen = Mutex<(requests: [String], connections: Int)>(([], 0))

    convenience init(_ answer: Answer) throws { try self.init { _ in answer } }

    /// - Parameter answer: gets the server's own port.
    init(_ answer: (UInt16) -> Answer) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let size = length
        let listener = listener
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, size) == 0 && listen(listener, 16) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        guard isBound else { throw Unavailable() }
        port = UInt16(bigEndian: address.sin_port)
        self.answer = answer(port)
    }

    /// Requests as they came, and how many connections brought them.
    var requests: [String] { seen.withLock { $0.requests } }
    var connections: Int { seen.withLock { $0.connections } }

    /// Bytes that the network took.
    var sentBytes: Int { sent.load(ordering: .relaxed) }

    func start() {
        Thread.detachNewThread { [self] in
            while case let connection = accept(listener, nil, nil), connection >= 0 {
                seen.withLock { $0.connections += 1 }
                Thread.detachNewThread { [self] in serve(connection) }
            }
        }
    }

    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    private func serve(_ connection: CInt) {
        defer { close(connection) }
        if case .hangUp = answer { return }
        while let request = readRequest(connection) {
            seen.withLock { $0.requests.append(request) }
            switch answer {
            case .bytes(let text):
                write(text, to: connection)
                if !text.contains("Content-Length") || text.contains("close") { return }
            case .data(let bytes):
                write(bytes, to: connection)
                return
            case .bytesThenSilence(let text): write(text, to: connection)
            case .endless(let head):
                write(head, to: connection)
                while write(String(repeating: "x", count: 65_536), to: connection) {}
                return
            case .endlessChunks(let head):
                write(head, to: connection)
                while write("10000\r\n" + String(repeating: "x", count: 65_536) + "\r\n", to: connection) {}
                return
            case .hangUp: return
            }
        }
    }

    private func readRequest(_ connection: CInt) -> String? {
        var text = ""
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while !Self.isWhole(text) {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            text += String(decoding: buffer.prefix(count), as: UTF8.self)
        }
        return text
    }

    private static func isWhole(_ text: String) -> Bool {
        guard let end = text.firstRange(of: "\r\n\r\n") else { return false }
        let announced = text.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
        let length = announced.flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) } ?? 0
        return text[end.upperBound...].utf8.count >= length
    }

    @discardableResult
    private func write(_ text: String, to connection: CInt) -> Bool { write(Array(text.utf8), to: connection) }

    @discardableResult
    private func write(_ bytes: [UInt8], to connection: CInt) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            _ = sent.add(count, ordering: .relaxed)
            rest = rest.dropFirst(count)
        }
        return true
    }
}
