import Foundation
import NIOCore

/// A file that is only there under its name once it is whole.
final class PartialFile: Sendable {
    let path: String
    private let descriptor: Int32
    private var partialPath: String { Self.partialPath(of: path) }

    static func partialPath(of path: String) -> String { path + ".part" }

    /// Starts anew, whatever an earlier attempt left.
    init(path: String) throws {
        self.path = path
        unlink(Self.partialPath(of: path))
        descriptor = open(Self.partialPath(of: path), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw DiskError(errno) }
    }

    /// Makes a whole file; where that fails, nothing is left of it.
    static func make(at path: String, _ write: (PartialFile) throws -> Void) throws {
        let file = try PartialFile(path: path)
        do {
            try write(file)
            try file.keep()
        } catch {
            file.discard()
            throw error
        }
    }

    deinit { close(descriptor) }

    func append(_ bytes: UnsafeRawBufferPointer) throws {
        var written = 0
        while written < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
            let count = write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw DiskError(errno) }
            written += count
        }
    }

    func append(_ text: String) throws {
        var text = text
        try text.withUTF8 { try append(UnsafeRawBufferPointer($0)) }
    }

    /// Gives the file its name, replacing an older one.
    func keep() throws {
        guard fsync(descriptor) == 0, rename(partialPath, path) == 0 else { throw DiskError(errno) }
    }

    func discard() { unlink(partialPath) }
}
