import Foundation
import Glibc

extension ResultCache {
    /// There is more than there may be.
    var isOverLimit: Bool {
        guard let limit else { return false }
        return files.reduce(0) { $0 + $1.size } > limit
    }

    /// Removes results, those first that were not used for longest, until the rest keeps to the limit.
    ///
    /// - Parameter spared: names of results that are not removed, even if too much is left then.
    /// - Returns: the names of those that are gone.
    func makeRoom(sparing spared: Set<String>) -> Set<String> {
        guard let limit else { return [] }
        let files = files.sorted { ($0.used, $0.name) < ($1.used, $1.name) }
        var (total, removed) = (files.reduce(0) { $0 + $1.size }, Set<String>())
        for file in files where total > limit && !spared.contains(file.name) {
            guard unlink(directory + "/" + file.name) == 0 else { continue }
            total -= file.size
            removed.insert(file.name)
        }
        return removed
    }

    private typealias File = (name: String, size: Int64, used: Int)

    /// Complete results; what is on its way is none.
    private var files: [File] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return names.compactMap { name in
            var status = stat()
            guard !Self.isUnfinished(name), lstat(directory + "/" + name, &status) == 0,
                status.st_mode & S_IFMT == S_IFREG
            else { return nil }
            return (name, Int64(status.st_size), status.st_atim.tv_sec)
        }
    }
}
