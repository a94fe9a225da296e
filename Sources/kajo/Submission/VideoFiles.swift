import Foundation
import Glibc

/// The video files of a directory.
enum VideoFiles {
    /// The endings by which a file in a directory counts as a video; one that is named by itself needs none.
    static let endings: Set = [
        "3gp", "asf", "avi", "f4v", "flv", "m2ts", "m4v", "mkv", "mov", "mp4", "mpeg", "mpg", "mts", "mxf", "ogv", "ts",
        "vob", "webm", "wmv",
    ]

    struct Found {
        /// What is named as a video is, sorted by name; whether it can be submitted is another question.
        var videos: [String] = []
        /// What is not.
        var others: [String] = []
    }

    /// The paths of what is in it, without what is hidden.
    /// - Parameter recursively: also those of the directories in it, but none that is reached by a symbolic link.
    static func found(in directory: String, recursively: Bool) throws -> Found {
        let names = try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
        return try names.reduce(into: Found()) { found, name in
            let path = directory.hasSuffix("/") ? directory + name : directory + "/" + name
            if name.hasPrefix(".") { return }
            if isDirectory(path) {
                guard recursively else { return }
                let inner = try self.found(in: path, recursively: true)
                found.videos += inner.videos
                found.others += inner.others
            } else if isNamedAsVideo(path) {
                found.videos.append(path)
            } else {
                found.others.append(path)
            }
        }
    }

    /// The paths that a pattern such as `reels/*.mp4` stands for, sorted by name, as a shell would have them; none if it
    /// is no pattern.
    static func matching(_ pattern: String) -> [String] {
        guard pattern.contains(where: { "*?[".contains($0) }) else { return [] }
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(pattern, 0, nil, &found) == 0, let paths = found.gl_pathv else { return [] }
        return (0..<Int(found.gl_pathc)).compactMap { paths[$0].map { String(cString: $0) } }.sorted()
    }

    /// Follows no symbolic link.
    private static func isDirectory(_ path: String) -> Bool {
        var facts = stat()
        return lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }

    private static func isNamedAsVideo(_ path: String) -> Bool {
        guard let dot = path.lastIndex(of: ".") else { return false }
        return endings.contains(path[path.index(after: dot)...].lowercased())
    }
}
