import Foundation
import Glibc

/// A file that the user named for something to be put into: there as a whole or not at all.
///
/// What is no regular file, as a pipe or a device, is written to as it is; it is never put away for a file.
final class OutputFile {
    /// Why it cannot be written, in the system's words.
    struct Trouble: Error {
        let reason: String

        init(_ number: Int32) { reason = String(cString: strerror(number)) }

        init(_ error: any Error) { reason = error.localizedDescription }
    }

    /// Foreign text may drive it.
    let isTerminal: Bool
    private let handle: FileHandle
    /// What the file is called until it is whole, and then; `nil` for what is no regular file.
    private let names: (part: String, whole: String)?

    init(at path: String) throws(Trouble) {
        var facts = stat()
        let isThere = stat(path, &facts) == 0
        if isThere, facts.st_mode & S_IFMT != S_IFREG {
            names = nil
        } else {
            // The file behind a link is meant, and the link stays.
            let whole = isThere ? Self.resolved(path) : path
            names = ("\(whole).part-\(getpid())", whole)
        }
        let flags = names == nil ? O_WRONLY | O_CLOEXEC : O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
        let descriptor = open(names?.part ?? path, flags, 0o644)
        guard descriptor >= 0 else { throw Trouble(errno) }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        isTerminal = isatty(descriptor) == 1
    }

    func write(_ bytes: Data) throws(Trouble) {
        do { try handle.write(contentsOf: bytes) } catch { throw Trouble(error) }
    }

    func finish() throws(Trouble) {
        // Some file systems tell only now that there was no room.
        do { try handle.close() } catch { throw dropped(Trouble(error)) }
        guard let names, rename(names.part, names.whole) != 0 else { return }
        throw dropped(Trouble(errno))
    }

    /// Leaves nothing behind.
    func abandon() { if let names { unlink(names.part) } }

    private func dropped(_ trouble: Trouble) -> Trouble {
        abandon()
        return trouble
    }

    private static func resolved(_ path: String) -> String {
        guard let name = realpath(path, nil) else { return path }
        defer { free(name) }
        return String(cString: name)
    }
}
