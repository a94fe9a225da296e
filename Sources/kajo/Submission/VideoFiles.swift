import Foundation
import Glibc

/// The video files of a directory.
enum VideoFiles {
    /// The endings by which a file in a directory counts as a video; one that is named by itself needs none.
    static let endings: Set = [
        "3gp", "asf", "avi", "f4v", "flv", "m2ts", "m4v", "mkv", "mov", "mp4", "mpeg", "mpg", "mts", "mxf", "ogv", "ts",
        "vob", "webm", "wmv",
    ]

    /// Their paths, sorted by name; without hidden ones and what is no regular file.
    /// - Parameter recursively: also those of the directories in it, but none that is reached by a symbolic link.
    static func paths(in directory: String, recursively: Bool) throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
        return try names.flatMap { name in
            let path = directory.hasSuffix("/") ? directory + name : directory + "/" + name
            if name.hasPrefix(".") { return [String]() }
            if isDirectory(path) { return recursively ? try paths(in: path, recursively: true) : [] }
            return isVideo(path) ? [path] : []
        }
    }

    /// Follows no symbolic link.
    private static func isDirectory(_ path: String) -> Bool {
        var facts = stat()
        return lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }

    private static func isVideo(_ path: String) -> Bool {
        guard let dot = path.lastIndex(of: "."), endings.contains(path[path.index(after: dot)...].lowercased()) else {
            return false
        }
        var facts = stat()
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
    }
}
