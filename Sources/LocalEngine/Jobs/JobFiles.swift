import Foundation
import Logging

/// What the engine keeps on the disk for jobs, and when it goes.
struct JobFiles: Sendable {
    let store: EngineStore
    let folders: EngineFolders
    let logger: Logger

    /// Nothing asks for the video once its job has ended, and videos fill disks; an upload that another job still
    /// waits for stays.
    func removeVideo(of job: JobRecord) async {
        Self.remove(folders.download(of: job.id))
        do {
            for upload in job.request.uploadIDs where try await store.removeUpload(upload, of: job.owner) {
                Self.remove(folders.upload(upload))
            }
        } catch {
            logger.error("cannot forget an upload", metadata: ["job": "\(job.id)", "error": "\(error)"])
        }
    }

    /// For a job that has failed: there will be no result beside which what is said could be kept.
    func removeMedia(of job: JobRecord) async {
        for file in SpeechFile.allCases { Self.remove(folders.speech(file, of: job.id)) }
        await removeVideo(of: job)
    }

    /// For a job that is not in the store any more.
    func removeAll(of job: JobRecord) async {
        for path in folders.everything(of: job.id) { Self.remove(path) }
        await removeVideo(of: job)
    }

    /// Removes what belongs to no job or upload, as after an end in the middle of a deletion.
    func sweep() async throws {
        let (jobs, uploads) = try await store.identifiers()
        for path in folders.files(besidesJobs: jobs, uploads: uploads) { Self.remove(path) }
    }

    private static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
}
