import Glibc

/// The right of one running board to carry out submissions: a locked file in the store's directory.
///
/// The lock ends with the process, so that others notice a dead owner at once. Closing the file, which the kernel also
/// does for a killed process, is seen by those who watch the directory.
final class OwnerLease: Sendable {
    static let prefix = "owner-"

    let token: String
    private let path: String
    private let lock: FileLock

    private init(token: String, path: String, lock: FileLock) {
        self.token = token
        self.path = path
        self.lock = lock
    }

    deinit { unlink(path) }

    /// Must be called under the store's opening lock, or `sweep` could take the file for an abandoned one.
    static func take(token: String, in directory: String) throws(FileTrouble) -> OwnerLease {
        let path = directory + "/" + prefix + token
        let file = try OpenFile(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW)
        guard let lock = FileLock.take(file) else { throw FileTrouble("lock", path) }
        return OwnerLease(token: token, path: path, lock: lock)
    }

    static func isAlive(token: String, in directory: String) -> Bool {
        guard let file = try? OpenFile(directory + "/" + prefix + token, O_RDONLY | O_NOFOLLOW) else { return false }
        return FileLock.take(file) == nil
    }

    /// Removes what killed processes left behind.
    static func sweep(_ directory: String) {
        guard let folder = opendir(directory) else { return }
        defer { closedir(folder) }
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name.hasPrefix(prefix), !isAlive(token: String(name.dropFirst(prefix.count)), in: directory) else {
                continue
            }
            unlink(directory + "/" + name)
        }
    }
}
