import AnalysisModel
import CoreAPI
import Foundation
import Logging

/// Sends a file in chunks, some at a time; goes on where an earlier run stopped.
struct ChunkedUploader: Sendable {
    let context: ServiceContext

    /// - Returns: the reference for `new_job`; `nil` if it is to rest, or is not this process's any more.
    func upload(
        _ submission: Submission, from path: String, owner: String
    ) async throws(JobServiceError) -> String? {
        let file = try SourceFile(path)
        var known = submission.upload
        if let known { try file.check(known.file) }
        if let reference = known?.reference { return reference }
        let isMine = try await stored { () async throws(StoreError) in
            try await context.store.recordUploading(submission.id, file, owner: owner, at: context.time.now())
        }
        guard isMine else { return nil }
        await context.feed.publish()
        if known?.mayHaveOtherContent(file) == true {
            context.logger.info("the file may have changed since its upload began, which begins afresh")
            known = nil
        }
        do {
            return try await send(file, of: submission.id, known)
        } catch  where error.forgotUpload {
            context.logger.info("the service does not know the upload any more; it begins afresh")
            return try await send(file, of: submission.id, known?.forgotten)
        }
    }

    private func send(
        _ file: SourceFile, of id: TrackedJob.ID, _ known: Submission.Upload?
    ) async throws(JobServiceError) -> String? {
        let session: CoreAPIClient.UploadSession
        if let known = known?.session { session = known } else { session = try await start(file, of: id) }
        let plan = UploadPlan(
            fileSize: file.identity.size, chunkSize: session.chunkSize, confirmedBefore: known?.chunksSent ?? 0,
            confirmedBeyond: known?.chunksBeyond ?? [])
        let run = UploadRun(id, plan, context: context)
        try await sendAll(of: file, to: session, id, run, known: known)
        guard await !run.isPaused else { return nil }
        return try await finish(session, of: id)
    }

    /// The content is read once more for its SHA-256 while the chunks go, which may do so in any order.
    private func sendAll(
        of file: SourceFile, to session: CoreAPIClient.UploadSession, _ id: TrackedJob.ID, _ run: UploadRun,
        known: Submission.Upload?
    ) async throws(JobServiceError) {
        let failure = await withTaskGroup(of: JobServiceError?.self) { group in
            group.addTask {
                await Self.failure { () async throws(JobServiceError) in
                    try await keepDigest(of: file, id, known: known) { await !run.isPaused }
                }
            }
            for _ in 0..<context.limits.chunksInFlight {
                group.addTask {
                    await Self.failure { () async throws(JobServiceError) in
                        try await sendChunks(of: file, to: session, id, run)
                    }
                }
            }
            var failure: JobServiceError?
            for await outcome in group where failure == nil {
                guard let outcome else { continue }
                failure = outcome
                group.cancelAll()
            }
            return failure
        }
        if let failure { throw failure }
    }

    /// One lane: a chunk after the other.
    private func sendChunks(
        of file: SourceFile, to session: CoreAPIClient.UploadSession, _ id: TrackedJob.ID, _ run: UploadRun
    ) async throws(JobServiceError) {
        let memory = PieceMemory()
        while let chunk = await run.next() {
            guard !Task.isCancelled else { throw .cancelled() }
            try await patiently(id) { () async throws(JobServiceError) in
                let reading = ChunkReading(chunk, of: file, throttle: context.throttle, memory: memory)
                do throws(APIError) {
                    try await context.client.sendFileChunk(reading.body, index: chunk.index, of: session.id)
                } catch {
                    throw reading.trouble ?? JobServiceError(error)
                }
            }
            try await run.confirmed(chunk)
        }
    }

    /// What was known of the content holds while nothing about the file has changed; else it must be the same again.
    private func keepDigest(
        of file: SourceFile, _ id: TrackedJob.ID, known: Submission.Upload?, while isWanted: () async -> Bool
    ) async throws(JobServiceError) {
        if known?.sha256 != nil, known?.fileChanged == file.changed { return }
        let sha256: Data
        do {
            sha256 = try await FileDigest.of(file, while: isWanted)
        } catch  where error.kind == .cancelled && !Task.isCancelled {
            return
        }
        if let known = known?.sha256, known != sha256 { throw file.changedSince() }
        let facts = FileFacts(identity: file.identity, sha256: sha256)
        try await stored { () async throws(StoreError) in try await context.store.recordFile(facts, of: id) }
    }

    private func start(
        _ file: SourceFile, of id: TrackedJob.ID
    ) async throws(JobServiceError) -> CoreAPIClient.UploadSession {
        let session = try await patiently(id) { () async throws(JobServiceError) in
            do throws(APIError) {
                return try await context.client.initializeFileUpload(fileSize: file.identity.size)
            } catch {
                throw JobServiceError(error)
            }
        }
        try await stored { () async throws(StoreError) in
            try await context.store.recordUploadSession(session, of: id)
        }
        return session
    }

    private func finish(
        _ session: CoreAPIClient.UploadSession, of id: TrackedJob.ID
    ) async throws(JobServiceError) -> String {
        let reference = try await patiently(id) { () async throws(JobServiceError) in
            do throws(APIError) {
                return try await context.client.finalizeFileUpload(session.id)
            } catch {
                throw JobServiceError(error)
            }
        }
        try await stored { () async throws(StoreError) in
            try await context.store.recordUploaded(reference, of: id)
        }
        return reference
    }

    /// A refused key does not undo what has been sent: the upload waits, and goes on with a key that is taken.
    private func patiently<Value: Sendable>(
        _ id: TrackedJob.ID, _ request: @Sendable () async throws(JobServiceError) -> Value
    ) async throws(JobServiceError) -> Value {
        try await Retrying(context: context, job: id, waitsForKey: true).run(request)
    }

    private func stored<Value>(
        _ write: () async throws(StoreError) -> Value
    ) async throws(JobServiceError) -> Value {
        do { return try await write() } catch { throw JobServiceError(error) }
    }

    private static func failure(
        of work: () async throws(JobServiceError) -> Void
    ) async -> JobServiceError? {
        do throws(JobServiceError) {
            try await work()
            return nil
        } catch {
            return error
        }
    }
}

extension Submission.Upload {
    /// Something about the file has changed, if only its rights, and its content was not read before: what the service
    /// has may be of another one, although size and time are the same.
    fileprivate func mayHaveOtherContent(_ file: SourceFile) -> Bool {
        guard sha256 == nil, let fileChanged, session != nil else { return false }
        return fileChanged != file.changed
    }

    /// What is known of the file alone.
    fileprivate var forgotten: Submission.Upload {
        var upload = self
        (upload.session, upload.chunksSent, upload.chunksBeyond) = (nil, 0, [])
        return upload
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
