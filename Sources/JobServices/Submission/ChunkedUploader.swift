import AnalysisModel
import CoreAPI
import Logging
import NIOCore

/// Sends a file piece by piece; goes on where an earlier run stopped.
struct ChunkedUploader: Sendable {
    let context: ServiceContext

    /// - Returns: the reference for `new_job`.
    func upload(
        _ submission: Submission, from path: String, owner: String
    ) async throws(JobServiceError) -> String {
        let file = try SourceFile(path)
        let known = submission.upload
        if let known { try file.check(known.file) }
        if let reference = known?.reference { return reference }
        let isMine = try await stored { () async throws(StoreError) in
            try await context.store.recordUploading(
                submission.id, file.identity, owner: owner, at: context.time.now())
        }
        guard isMine else { throw .cancelled() }
        await context.feed.publish()
        do {
            return try await send(file, of: submission.id, session: known?.session, chunksSent: known?.chunksSent ?? 0)
        } catch  where error.forgotUpload {
            context.logger.info("the service does not know the upload any more; it begins afresh")
            return try await send(file, of: submission.id, session: nil, chunksSent: 0)
        }
    }

    private func send(
        _ file: SourceFile, of id: TrackedJob.ID, session known: CoreAPIClient.UploadSession?, chunksSent: Int
    ) async throws(JobServiceError) -> String {
        let session: CoreAPIClient.UploadSession
        if let known { session = known } else { session = try await start(file, of: id) }
        var plan = UploadPlan(fileSize: file.identity.size, chunkSize: session.chunkSize, chunksSent: chunksSent)
        var progress = UploadTelling(id: id, plan: plan, context: context)
        var digest = FileDigest()
        try await digest.take(file, upTo: plan.bytesSent)
        while let chunk = plan.next {
            guard !Task.isCancelled else { throw .cancelled() }
            let bytes = try file.bytes(at: chunk.offset, count: chunk.count)
            digest.take(bytes)
            try await send(bytes, at: chunk.index, in: session, for: id)
            plan.confirmed()
            let isWanted = try await stored { () async throws(StoreError) in
                try await context.store.recordChunksSent(plan.chunksSent, of: id)
            }
            guard isWanted else { throw .cancelled() }
            progress.tell(plan)
        }
        let facts = FileFacts(identity: file.identity, sha256: digest.sha256())
        try await stored { () async throws(StoreError) in try await context.store.recordFile(facts, of: id) }
        return try await finish(session, of: id)
    }

    private func start(
        _ file: SourceFile, of id: TrackedJob.ID
    ) async throws(JobServiceError) -> CoreAPIClient.UploadSession {
        let session = try await patiently(id) { () async throws(APIError) in
            try await context.client.initializeFileUpload(fileSize: file.identity.size)
        }
        guard session.chunkSize <= UploadPlan.largestChunk else {
            let limit = UploadPlan.largestChunk >> 20
            let message = "The service asks for pieces of \(session.chunkSize) bytes; kajo sends at most \(limit) MiB."
            throw JobServiceError(kind: .answeredWithError, messages: [message])
        }
        try await stored { () async throws(StoreError) in
            try await context.store.recordUploadSession(session, of: id)
        }
        return session
    }

    private func send(
        _ bytes: [UInt8], at index: Int, in session: CoreAPIClient.UploadSession, for id: TrackedJob.ID
    ) async throws(JobServiceError) {
        let bytes = ByteBuffer(bytes: bytes)
        try await patiently(id) { () async throws(APIError) in
            try await context.client.sendFileChunk(bytes, index: index, of: session.id)
        }
    }

    private func finish(
        _ session: CoreAPIClient.UploadSession, of id: TrackedJob.ID
    ) async throws(JobServiceError) -> String {
        let reference = try await patiently(id) { () async throws(APIError) in
            try await context.client.finalizeFileUpload(session.id)
        }
        try await stored { () async throws(StoreError) in
            try await context.store.recordUploaded(reference, of: id)
        }
        return reference
    }

    /// A refused key does not undo what has been sent: the upload waits, and goes on with a key that is taken.
    private func patiently<Value: Sendable>(
        _ id: TrackedJob.ID, _ request: @Sendable () async throws(APIError) -> Value
    ) async throws(JobServiceError) -> Value {
        try await Retrying(context: context, job: id, waitsForKey: true).call(request)
    }

    private func stored<Value>(
        _ write: () async throws(StoreError) -> Value
    ) async throws(JobServiceError) -> Value {
        do { return try await write() } catch { throw JobServiceError(error) }
    }
}

extension JobServiceError {
    /// The upload is unknown to the service, as after a restart of it: what was sent is lost, not wrong.
    fileprivate var forgotUpload: Bool {
        guard let apiError, apiError.endpoint != .initializeFileUpload else { return false }
        switch apiError.kind {
        case .uploadNotFound: return true
        case .refused, .invalidValue: return messages.contains { $0.lowercased().contains("upload") }
        default: return false
        }
    }
}
