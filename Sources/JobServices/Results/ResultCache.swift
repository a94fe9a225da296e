import AnalysisModel
import Foundation
import Glibc

/// The directory of complete results.
struct ResultCache: Sendable {
    /// What is left of a fetch that was killed is removed after this time.
    static let abandonedAfter: TimeInterval = 24 * 3600

    let directory: String

    /// The path of a complete result, if it is there.
    func path(of result: WantedResult) -> String? {
        let path = directory + "/" + result.fileName
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { return nil }
        return path
    }

    func remove(_ result: WantedResult) { unlink(directory + "/" + result.fileName) }

    func makeDraft(named name: String, now: Date) throws(FileTrouble) -> ResultDraft {
        try PrivateDirectory.make(directory)
        sweep(now: now)
        return try ResultDraft(in: directory, name: name)
    }

    private func sweep(now: Date) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        for name in names where name.hasPrefix(ResultDraft.prefix) {
            var status = stat()
            let path = directory + "/" + name
            guard lstat(path, &status) == 0 else { continue }
            let age = now.timeIntervalSince1970 - Double(status.st_mtim.tv_sec)
            if age > Self.abandonedAfter { unlink(path) }
        }
    }
}
