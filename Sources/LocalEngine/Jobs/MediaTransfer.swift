import Foundation

/// Brings what a job names onto this machine: the transcript, which is small, first.
struct MediaTransfer: Sendable {
    let store: EngineStore
    let folders: EngineFolders
    let outbound: OutboundRule

    func run(_ job: JobRecord) async throws {
        if let transcript = job.request.transcriptURL { try await fetchTranscript(transcript, of: job) }
        if let upload = job.request.uploadID {
            _ = try await checkedUpload(upload, of: job.owner)
        } else {
            try await FileDownload(subject: .video, outbound: outbound)
                .fetch(job.request.videoURL, to: folders.download(of: job.id))
        }
    }

    private func fetchTranscript(_ address: String, of job: JobRecord) async throws {
        let path = folders.transcript(of: job.id)
        let download = FileDownload(subject: .transcript, outbound: outbound)
        if let id = UploadReference.id(in: address) {
            let upload = try await checkedUpload(id, of: job.owner)
            try download.check(size: upload.size)
            let source = folders.upload(id)
            try await onDisk { try Self.copy(source, to: path) }
        } else {
            try await download.fetch(address, to: path)
        }
        try await onDisk { try SubtitleText.check(try Data(contentsOf: URL(fileURLWithPath: path))) }
    }

    private static func copy(_ source: String, to path: String) throws {
        try PartialFile.make(at: path) { file in
            try Data(contentsOf: URL(fileURLWithPath: source)).withUnsafeBytes { try file.append($0) }
        }
    }

    private func checkedUpload(_ id: String, of owner: String) async throws -> UploadRecord {
        guard let upload = try await store.upload(id, of: owner) else {
            throw StepFailure(details: "There is no upload \(UploadReference.scheme)\(id). Upload the file again.")
        }
        guard upload.finalized else {
            throw StepFailure(details: "The upload \(UploadReference.scheme)\(id) has not been finalized.")
        }
        return upload
    }
}
