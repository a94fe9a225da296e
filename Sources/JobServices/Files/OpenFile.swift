import Glibc

/// A file descriptor that is closed with its last owner. No child process inherits it.
final class OpenFile: Sendable {
    let descriptor: Int32
    let path: String

    init(_ path: String, _ flags: Int32, mode: mode_t = 0o600) throws(FileTrouble) {
        let descriptor = open(path, flags | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw FileTrouble("open", path) }
        self.descriptor = descriptor
        self.path = path
    }

    deinit { close(descriptor) }

    func status() throws(FileTrouble) -> stat {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileTrouble("examine", path) }
        return status
    }

    /// Writes all of it, however many calls that takes.
    func write(_ bytes: UnsafeRawBufferPointer) throws(FileTrouble) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { throw FileTrouble("write", path) }
            rest = rest.dropFirst(written)
        }
    }

    /// Reads up to the buffer's length from a position; less only at the end of the file.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(FileTrouble) -> Int {
        var filled = 0
        while filled < buffer.count {
            let target = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
            let count = pread(descriptor, target.baseAddress, target.count, off_t(offset) + off_t(filled))
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw FileTrouble("read", path) }
            if count == 0 { break }
            filled += count
        }
        return filled
    }

    func synchronize() throws(FileTrouble) {
        guard fsync(descriptor) == 0 else { throw FileTrouble("write", path) }
    }
}
