import Foundation

/// Where the engine keeps what. Names inside are the engine's own identifiers, never foreign text.
struct EngineFolders: Sendable {
    let root: String

    var database: String { root + "/engine.sqlite" }
    var keyFile: String { root + "/key" }

    private var media: String { root + "/media" }
    private var uploads: String { root + "/uploads" }
    private var results: String { root + "/results" }
    private var scratch: String { root + "/scratch" }

    func download(of job: String) -> String { "\(media)/\(job)" }
    func upload(_ upload: String) -> String { "\(uploads)/\(upload)" }
    func result(of job: String) -> String { "\(results)/\(job).json" }
    /// The file `srt` is a given transcript from the transfer on.
    func speech(_ file: SpeechFile, of job: String) -> String { "\(results)/\(job).\(file.rawValue)" }
    func transcript(of job: String) -> String { speech(.srt, of: job) }
    func scratch(of job: String) -> String { "\(scratch)/\(job)" }

    /// All that may be there for a job.
    func everything(of job: String) -> [String] {
        let whole = [download(of: job), result(of: job)] + SpeechFile.allCases.map { speech($0, of: job) }
        return whole + whole.map(PartialFile.partialPath) + [scratch(of: job)]
    }

    /// Files that belong to nothing that is known.
    func files(besidesJobs jobs: Set<String>, uploads known: Set<String>) -> [String] {
        let strays = [(media, jobs), (results, jobs), (uploads, known)].map { folder, owners in
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            return names.filter { name in !owners.contains(name.split(separator: ".").first.map(String.init) ?? "") }
                .map { folder + "/" + $0 }
        }
        return strays.flatMap { $0 }
    }

    /// Makes what is missing, for this user only, and sweeps what an earlier run left half done.
    func prepare() throws(LocalEngineError) {
        try prepareRoot()
        do {
            try? FileManager.default.removeItem(atPath: scratch)
            for folder in [media, uploads, results, scratch] { try Self.makeDirectory(folder) }
        } catch {
            throw .dataDirectory(path: root, reason: error.localizedDescription)
        }
    }

    /// Makes the directory itself, for this user only.
    func prepareRoot() throws(LocalEngineError) {
        do {
            try Self.makeDirectory(root)
        } catch {
            throw .dataDirectory(path: root, reason: error.localizedDescription)
        }
        guard access(root, W_OK | X_OK) == 0 else {
            throw .dataDirectory(path: root, reason: String(cString: strerror(errno)))
        }
    }

    static func makeDirectory(_ path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    }
}
