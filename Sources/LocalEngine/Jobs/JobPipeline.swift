import AnalysisModel
import Foundation
import Logging

/// The steps of one job. Each ends with a state in the store; a cancelled one leaves its state for the next start.
struct JobPipeline: Sendable {
    let store: EngineStore
    let folders: EngineFolders
    let files: JobFiles
    let tools: EngineTools
    let recognisers: Recognisers
    let share: ProcessorShare
    let limits: EngineLimits
    let outbound: OutboundRule
    let callbacks: CallbackDelivery
    let logger: Logger

    /// Brings the video, and the transcript if there is one, onto this machine.
    func transfer(_ job: JobRecord) async {
        await settling(job, failingTransfer: true) {
            try await going(on: store.move(job.id, to: .queued, .downloading))
            try await MediaTransfer(store: store, folders: folders, outbound: outbound).run(job)
            try await going(on: store.keepTransferred(job.id))
        }
    }

    /// Looks at the video and writes the result.
    func analyse(_ job: JobRecord) async {
        share.begin()
        defer { share.end() }
        await settling(job, failingTransfer: false) {
            try await going(on: store.move(job.id, to: .preparingAnalysis, .finished))
            let media = job.request.uploadID.map(folders.upload) ?? folders.download(of: job.id)
            let facts = try await MediaProbe(tool: tools.ffprobe.path).facts(of: media)
            try facts.check(limits)
            try await going(on: store.move(job.id, to: .processing, .finished))
            let scratch = folders.scratch(of: job.id)
            try EngineFolders.makeDirectory(scratch)
            defer { try? FileManager.default.removeItem(atPath: scratch) }
            let recognition = recognition(of: job, facts)
            let pass = AnalysisPass(
                tool: tools.ffmpeg.path, media: media, facts: facts, scratch: scratch,
                playbackLimit: limits.playbackTime, threads: share.threads, wishes: recognition.wishes)
            let findings = try await pass.findings()
            let recognised = try await recognition.run(in: scratch, shots: findings.shots)
            let result = ResultDocument(job: job, facts: facts, findings: findings, recognised: recognised)
            try await onDisk {
                try write(recognised, of: job)
                try result.write(to: folders.result(of: job.id))
            }
            try await going(on: store.end(job.id, .finished, .finished))
            callbacks.wake()
            await files.removeVideo(of: job)
        }
    }

    private func recognition(of job: JobRecord, _ facts: MediaFacts) -> Recognition {
        Recognition(
            recognisers: recognisers, language: SpeechLanguage(job.request.language ?? SpeechLanguage.usual),
            transcript: job.request.transcriptURL.map { _ in folders.transcript(of: job.id) },
            limits: limits, facts: facts, logger: logger)
    }

    /// What is said, as text files. A transcript that was given stays as it came.
    private func write(_ recognised: Recognised, of job: JobRecord) throws {
        guard !recognised.speech.isEmpty else { return }
        for file in SpeechFile.allCases where file != .srt || job.request.transcriptURL == nil {
            let text = file.text(of: recognised.speech, language: recognised.speechLanguage.tag)
            try PartialFile.make(at: folders.speech(file, of: job.id)) { try $0.append(text) }
        }
    }

    /// A job that has been cancelled or deleted meanwhile is worked on no further.
    private func going(on isThere: Bool) throws { if !isThere { throw CancellationError() } }

    private func settling(_ job: JobRecord, failingTransfer: Bool, _ work: () async throws -> Void) async {
        do {
            try await work()
        } catch {
            guard !Task.isCancelled else { return }
            if error is CancellationError { return }
            await fail(job, with: error, failingTransfer: failingTransfer)
        }
    }

    private func fail(_ job: JobRecord, with error: any Error, failingTransfer: Bool) async {
        let details: String
        switch error {
        case let failure as StepFailure: details = failure.details
        case _ where DiskError.isFull(error): details = "The engine's disk is full."
        default:
            logger.error("a job failed unexpectedly", metadata: ["job": "\(job.id)", "error": "\(error)"])
            details = StepFailure.internalError.details
        }
        // What is kept of the end needs room as well.
        if DiskError.isFull(error) { await files.removeMedia(of: job) }
        do {
            guard try await store.end(job.id, .error, failingTransfer ? .error : .finished, details: details) else {
                return
            }
            callbacks.wake()
            await files.removeMedia(of: job)
        } catch {
            logger.error("cannot keep a job's state", metadata: ["job": "\(job.id)", "error": "\(error)"])
        }
    }
}
