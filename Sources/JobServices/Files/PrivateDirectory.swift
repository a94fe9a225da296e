import Glibc

/// A directory that only the user may enter.
public enum PrivateDirectory {
    /// Makes the directory and what is missing above it with mode 0700; takes the others' rights from one that is there.
    ///
    /// Throws with the path and the system's reason.
    public static func prepare(_ path: String) throws(StoreError) {
        do { try make(path) } catch { throw StoreError(error) }
    }

    /// Makes the directory and what is missing above it with mode 0700; takes the others' rights from one that is there.
    static func make(_ path: String) throws(FileTrouble) {
        if let parent = parent(of: path), !exists(parent) { try make(parent) }
        if mkdir(path, 0o700) == 0 { return }
        guard errno == EEXIST else { throw FileTrouble("make the directory", path) }
        try tighten(path)
    }

    /// Makes sure that a new or renamed entry outlives a power cut.
    static func synchronize(_ path: String) throws(FileTrouble) {
        try OpenFile(path, O_RDONLY | O_DIRECTORY).synchronize()
    }

    private static func tighten(_ path: String) throws(FileTrouble) {
        let directory = try OpenFile(path, O_RDONLY | O_DIRECTORY)
        let status = try directory.status()
        guard status.st_mode & 0o077 != 0, status.st_uid == geteuid() else { return }
        guard fchmod(directory.descriptor, 0o700) == 0 else { throw FileTrouble("protect the directory", path) }
    }

    private static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    private static func parent(of path: String) -> String? {
        guard let slash = path.dropLast().lastIndex(of: "/"), slash > path.startIndex else { return nil }
        return String(path[..<slash])
    }
}
