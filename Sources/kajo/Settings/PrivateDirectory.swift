import Glibc

/// Directories for the user alone.
enum PrivateDirectory {
    /// Makes the directory and what is missing above it, with mode 0700.
    static func make(_ path: String) throws(CommandFailure) {
        var facts = stat()
        if stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR { return }
        let parent = path.split(separator: "/").dropLast().joined(separator: "/")
        if !parent.isEmpty { try make("/" + parent) }
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw CommandFailure(.wrongUsage, ["\(path) cannot be made: \(String(cString: strerror(errno)))."])
        }
    }
}
