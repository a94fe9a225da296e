import AnalysisModel
import AppLogic
import CoreMetadata
import JobServices

/// What the list of a job's results needs, and what shows one of them as it stands in its file.
extension EffectRunner {
    nonisolated static func askForFiles(
        _ board: JobBoard, _ effect: Effect, post: @Sendable (Action) -> Void
    ) async {
        switch effect {
        case .loadNode(let file, let request): await loadNode(request, of: file, from: board, post: post)
        case .loadText(let file): await loadText(file, from: board, post: post)
        case .loadKept(let job): await loadKept(of: job, from: board, post: post)
        case .fetch(let file, let afresh): await fetch(file, afresh: afresh, from: board, post: post)
        case .stopFetching(let file): await board.stopFetching(file.type, of: file.job)
        default: break
        }
    }

    private nonisolated static func fetch(
        _ file: ResultFile, afresh: Bool, from board: JobBoard, post: @Sendable (Action) -> Void
    ) async {
        do throws(JobServiceError) {
            _ = try await board.resultFile(of: file.job, type: file.type, afresh: afresh)
            post(.files(.fetched(file)))
        } catch {
            post(.files(isStop(error) ? .stopped(file) : .failed(file, error.facts)))
        }
    }

    private nonisolated static func loadKept(
        of job: TrackedJob.ID, from board: JobBoard, post: @Sendable (Action) -> Void
    ) async {
        do throws(JobServiceError) {
            post(.files(.keptLoaded(job, try await board.keptResults(of: job))))
        } catch {
            post(.storageFailed(error.messages.joined(separator: " ")))
        }
    }

    private nonisolated static func loadNode(
        _ request: RawState.Request, of file: ResultFile, from board: JobBoard, post: @Sendable (Action) -> Void
    ) async {
        do {
            let path = try await board.resultFile(of: file.job, type: file.type)
            let node = try await OnDisk.result {
                try CoreMetadata.node(
                    at: request.path.names, ofFileAt: path, offset: request.offset, limit: RawState.pageSize)
            }
            post(.nodeLoaded(file, request, node))
        } catch {
            post(.nodeFailed(file, request, facts(of: error)))
        }
    }

    private nonisolated static func loadText(
        _ file: ResultFile, from board: JobBoard, post: @Sendable (Action) -> Void
    ) async {
        do {
            let path = try await board.resultFile(of: file.job, type: file.type)
            post(.files(.textLoaded(file, try await OnDisk.result { try TextFile.read(path) })))
        } catch {
            post(.files(.textFailed(file, facts(of: error))))
        }
    }
}
