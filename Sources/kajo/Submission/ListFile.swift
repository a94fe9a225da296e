import Foundation
import Glibc

/// A list on disk or on standard input, read as its rows arrive.
final class ListFile: Sendable {
    private static let piece = 1 << 15

    /// As named; `-` is standard input.
    let name: String
    private let descriptor: Int32

    init(_ name: String) throws(ListFault) {
        self.name = name
        descriptor = name == "-" ? dup(STDIN_FILENO) : open(name, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.unreadable() }
    }

    deinit { close(descriptor) }

    /// Hands the rows over in portions: what has arrived does not wait for the rest.
    func read(_ take: ([ListEntry]) async throws -> Void) async throws {
        var reader = ListReader(name: name)
        while let bytes = try await nextPiece() {
            let entries = reader.take(bytes)
            if !entries.isEmpty { try await take(entries) }
        }
        let rest = reader.finish()
        if !rest.isEmpty { try await take(rest) }
    }

    /// It can be read twice.
    var isRegular: Bool {
        var facts = stat()
        return name != "-" && fstat(descriptor, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
    }

    /// - Returns: `nil` at the end.
    private func nextPiece() async throws -> [UInt8]? {
        while true {
            try Task.checkCancellation()
            // A pipe may stay silent for long, and must not keep the program from ending.
            let bytes = try await OnDisk.result { [self] in try pieceThatIsThere() }
            if let bytes { return bytes.isEmpty ? nil : bytes }
        }
    }

    private func pieceThatIsThere() throws -> [UInt8]? {
        var wish = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&wish, 1, 200) > 0 else { return nil }
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Self.piece) { buffer, filled in
            count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            filled = max(0, count)
        }
        if count < 0, errno == EINTR || errno == EAGAIN { return nil }
        guard count >= 0 else { throw Self.unreadable() }
        return bytes
    }

    private static func unreadable() -> ListFault {
        ListFault(message: "The list cannot be read: \(String(cString: strerror(errno))).")
    }
}
