import AnalysisModel
import CoreAPI
import Foundation
import GRDB

/// A submission that is still to be carried out, with what is known of its upload.
struct Submission: Sendable {
    var id: TrackedJob.ID
    var request: SubmissionRequest
    var state: SubmissionState
    var upload: Upload?

    /// What is asked of the service for the video at `url`. It always bears a name by which a listing may tell its job.
    func job(at url: String) -> CoreAPIClient.NewJob {
        CoreAPIClient.NewJob(request, videoURL: url, mediaID: id.mediaID)
    }

    /// What the store remembers of a file's way to the service.
    struct Upload: Hashable, Sendable {
        var file: FileIdentity
        /// See `SourceFile.changed`; `nil` if an earlier kajo wrote it.
        var fileChanged: Int64?
        /// Of the content, once it has been read.
        var sha256: Data?
        var session: CoreAPIClient.UploadSession?
        /// All chunks before this index are confirmed, and `chunksBeyond`.
        var chunksSent: Int
        var chunksBeyond: Set<Int>
        /// There once the upload is complete.
        var reference: String?
    }

    init?(row: Row, upload: Upload?) {
        let text: String = row["source"]
        switch row["source_kind"] as String {
        case "url": request = SubmissionRequest(source: .url(text))
        case "upload": request = SubmissionRequest(source: .upload(text))
        case "file": request = SubmissionRequest(source: .file(text))
        default: return nil
        }
        request.title = row["title"]
        request.language = row["language"]
        request.options = JobOptions(row: row)
        id = TrackedJob.ID(rawValue: row["id"])
        state = SubmissionState(rawValue: row["submission"]) ?? .unknown
        self.upload = upload
    }
}

extension Submission.Upload {
    init(row: Row, chunksBeyond: Set<Int>) {
        self.chunksBeyond = chunksBeyond
        fileChanged = row["file_changed"]
        sha256 = row["sha256"]
        file = FileIdentity(size: row["file_size"], modified: row["file_modified"])
        chunksSent = row["chunks_sent"]
        reference = row["reference"]
        if let session: String = row["session"], let chunkSize: Int = row["chunk_size"] {
            self.session = CoreAPIClient.UploadSession(id: .init(rawValue: session), chunkSize: chunkSize)
        }
    }
}

/// What tells one state of a file from another.
struct FileIdentity: Hashable, Sendable {
    /// In bytes.
    var size: Int64
    /// Nanoseconds since 1970.
    var modified: Int64
}
