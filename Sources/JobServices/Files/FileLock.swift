import Glibc

/// An exclusive lock on a file, held until its last owner is gone, by whatever end, `kill -9` included.
final class FileLock: Sendable {
    private let file: OpenFile

    private init(_ file: OpenFile) { self.file = file }

    /// - Returns: `nil` if somebody else holds it.
    static func take(_ file: OpenFile) -> FileLock? {
        flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 ? FileLock(file) : nil
    }

    /// Waits for the lock on a file that is made if need be.
    /// - Returns: `nil` if it could not be had within ten seconds.
    static func wait(at path: String) throws(FileTrouble) -> FileLock? {
        let file = try OpenFile(path, O_RDWR | O_CREAT | O_NOFOLLOW)
        for _ in 0..<500 {
            if let lock = take(file) { return lock }
            usleep(20_000)
        }
        return nil
    }
}
