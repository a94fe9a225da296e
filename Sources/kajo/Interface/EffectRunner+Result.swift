import AnalysisModel
import AppLogic
import CoreMetadata
import JobServices

/// What the pages of a result need.
extension EffectRunner {
    nonisolated static func loadResult(
        _ id: TrackedJob.ID, afresh: Bool, from board: JobBoard, post: @Sendable (Action) -> Void
    ) async {
        do {
            let path = try await board.resultFile(of: id, afresh: afresh)
            let summary = try await OnDisk.result { try CoreMetadata.summary(ofFileAt: path) }
            post(.resultLoaded(id, summary))
        } catch {
            post(isStop(error) ? .files(.stopped(ResultFile(id, .core))) : .resultFailed(id, facts(of: error)))
        }
    }

    nonisolated static func loadCaptions(
        _ id: TrackedJob.ID, from board: JobBoard, post: @Sendable (Action) -> Void
    ) async {
        do {
            let path = try await board.resultFile(of: id, type: .visualCaptions)
            let captions = try await OnDisk.result { try CoreMetadata.captions(ofFileAt: path) }
            post(.captionsLoaded(id, captions))
        } catch {
            let file = ResultFile(id, .visualCaptions)
            post(isStop(error) ? .files(.stopped(file)) : .captionsFailed(id, facts(of: error)))
        }
    }

    /// One after the other: only one of them is read into memory at a time.
    nonisolated static func compare(
        _ ids: [TrackedJob.ID], from board: JobBoard, post: @Sendable (Action) -> Void
    ) async {
        var summaries: [ResultSummary] = []
        for id in ids {
            do {
                let path = try await board.resultFile(of: id)
                summaries.append(try await OnDisk.result { try CoreMetadata.summary(ofFileAt: path) })
            } catch {
                return post(.comparison(.failed(ids, id, facts(of: error))))
            }
        }
        guard summaries.count == 2 else { return }
        post(.comparison(.loaded(ids, ResultComparison(summaries[0], summaries[1]))))
    }

    /// The user did not want to wait for it.
    nonisolated static func isStop(_ error: any Error) -> Bool {
        (error as? JobServiceError)?.kind == .cancelled
    }

    nonisolated static func facts(of error: any Error) -> FailureFacts {
        switch error {
        case let error as JobServiceError: error.facts
        case let error as CoreMetadataError: FailureFacts(kind: .unreadableResult, messages: [error.message])
        default: FailureFacts(kind: .local, messages: ["\(error)"])
        }
    }
}
