import AnalysisModel
import Foundation
import Glibc

/// The directory of complete results.
struct ResultCache: Sendable {
    /// What is left of a fetch that came to no end is removed after this time.
    static let abandonedAfter: TimeInterval = 24 * 3600

    let directory: String
    /// Of all results together, in bytes; `nil` for none.
    var limit: Int64?

    /// The path of a complete result, if it is there. It counts as used now.
    func path(of id: Job.ID, _ type: ResultType, now: Date) -> String? {
        let path = directory + "/" + ResultName.name(of: id, type)
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { return nil }
        noteUse(of: path, now: now)
        return path
    }

    /// The longer a result was not used, the sooner it goes when room is needed.
    func noteUse(of path: String, now: Date) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        let moment = timespec(tv_sec: Int(now.timeIntervalSince1970), tv_nsec: 0)
        utimensat(AT_FDCWD, path, [moment, status.st_mtim], AT_SYMLINK_NOFOLLOW)
    }

    /// The complete results of a job. To look at them is no use of them.
    func kept(of id: Job.ID) -> [KeptResult] {
        ResultType.allCases.compactMap { type in
            var status = stat()
            guard lstat(directory + "/" + ResultName.name(of: id, type), &status) == 0,
                status.st_mode & S_IFMT == S_IFREG, status.st_size > 0
            else { return nil }
            return KeptResult(
                type: type, size: Int64(status.st_size),
                fetchedAt: Date(timeIntervalSince1970: Double(status.st_mtim.tv_sec)))
        }
    }

    /// All that there is of a job.
    func remove(_ id: Job.ID) {
        for name in ResultType.allCases.map({ ResultName.name(of: id, $0) }) {
            unlink(directory + "/" + name)
            ResultRest.remove(of: name, in: directory)
        }
    }

    /// Goes on where another fetch of the same result has been broken off, by whatever end, if there is a rest of it.
    func makeDraft(_ id: String, of result: String, isJSON: Bool, now: Date) throws(FileTrouble) -> ResultDraft {
        try PrivateDirectory.make(directory)
        sweep(now: now)
        let rest = ResultRest.take(of: result, in: directory)
        return try ResultDraft(in: directory, id: id, of: result, isJSON: isJSON, rest: rest)
    }

    static func isUnfinished(_ name: String) -> Bool {
        name.hasPrefix(ResultDraft.prefix) || name.hasPrefix(ResultRest.prefix)
    }

    private func sweep(now: Date) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        for name in names where Self.isUnfinished(name) {
            var status = stat()
            let path = directory + "/" + name
            guard lstat(path, &status) == 0 else { continue }
            let age = now.timeIntervalSince1970 - Double(status.st_mtim.tv_sec)
            if age > Self.abandonedAfter { ResultRest.removeAbandoned(path) }
        }
    }
}
