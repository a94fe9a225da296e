import AnalysisModel
import Foundation

/// Learns of the files among some wishes what is needed to know them again.
///
/// A file is read only if another one of its size was submitted before or is among the wishes; one that has been
/// submitted and has not changed since is known by its path, size and time of change.
struct FileComparison {
    let context: ServiceContext

    func drafts(of requests: [SubmissionRequest]) async throws(JobServiceError) -> [IntentDraft] {
        var drafts = requests.map { request in
            IntentDraft(id: .init(rawValue: context.makeID()), request: request, file: Self.facts(of: request.source))
        }
        let sizes = Dictionary(drafts.compactMap { $0.file.map { ($0.identity.size, 1) } }, uniquingKeysWith: +)
        for place in drafts.indices {
            guard case .file(let path) = drafts[place].request.source, let file = drafts[place].file else { continue }
            let hasTwins = (sizes[file.identity.size] ?? 0) > 1
            drafts[place].file?.sha256 = try await sha256(of: path, file.identity, amongTwins: hasTwins)
        }
        return drafts
    }

    private static func facts(of source: MediaSource) -> FileFacts? {
        guard case .file(let path) = source, let file = try? SourceFile(path) else { return nil }
        return FileFacts(identity: file.identity)
    }

    /// - Returns: `nil` if there is no need to know it, or the file cannot be read: what its upload will tell.
    private func sha256(
        of path: String, _ file: FileIdentity, amongTwins: Bool
    ) async throws(JobServiceError) -> Data? {
        let known: FileKnowledge
        do {
            known = try await context.store.knowledge(of: path, file, profile: context.profile)
        } catch {
            throw JobServiceError(error)
        }
        if known.isSame || !(known.hasTwins || amongTwins) { return nil }
        for twin in known.unread {
            guard let sha256 = try await Self.sha256(of: twin.path, twin.file) else { continue }
            do {
                try await context.store.recordFile(FileFacts(identity: twin.file, sha256: sha256), of: twin.id)
            } catch {
                throw JobServiceError(error)
            }
        }
        return try await Self.sha256(of: path, file)
    }

    /// - Returns: `nil` for a file that is not what it was.
    private static func sha256(of path: String, _ identity: FileIdentity) async throws(JobServiceError) -> Data? {
        do throws(JobServiceError) {
            let file = try SourceFile(path)
            try file.check(identity)
            return try await FileDigest.of(file)
        } catch {
            if error.kind == .cancelled { throw error }
            return nil
        }
    }
}
