import AnalysisModel
import AppLogic
import CoreAPI
import CoreMetadata
import JobServices

/// Does what `update` asks for, off the drawing loop, and posts what came of it.
@MainActor
final class EffectRunner {
    /// `nil` until the service is there; the state knows, and asks for nothing before.
    var session: Session?
    private var submissions: [Task<Void, Never>] = []
    private let post: @Sendable (Action) -> Void
    private let directory: String
    private let home: String

    init(directory: String, home: String, post: @escaping @Sendable (Action) -> Void) {
        self.directory = directory
        self.home = home
        self.post = post
    }

    func run(_ effect: Effect) {
        let (post, directory, home) = (post, directory, home)
        switch effect {
        case .checkSource(let text):
            OnDisk.start { post(.sourceChecked(SourceCheck.verdict(on: text, directory: directory, home: home))) }
        case .completePath(let text):
            OnDisk.start { post(.pathCompleted(PathCompleter.complete(text, directory: directory, home: home))) }
        case .preview(let request):
            post(.previewMade(CoreAPIClient.NewJob.body(of: request, isSpacious: true)))
        case .submit(let request):
            guard let board = session?.board else { return }
            submissions.append(Task.detached { await Self.submit(request, to: board, post: post) })
        case .loadDetail, .loadFailures, .poll, .loadSummary:
            guard let board = session?.board else { return }
            Task.detached { await Self.ask(board, for: effect, post: post) }
        // The terminal's, so the loop does them itself.
        case .redraw, .copy, .page, .quit: break
        }
    }

    /// Returns once every wish that was confirmed is written down.
    func settle() async {
        for submission in submissions { await submission.value }
    }

    private nonisolated static func ask(
        _ board: JobBoard, for effect: Effect, post: @Sendable (Action) -> Void
    ) async {
        switch effect {
        case .loadDetail(let id): await loadDetail(id, from: board, post: post)
        case .loadFailures: await loadFailures(from: board, post: post)
        case .poll(let ids): await board.pollNow(ids)
        case .loadSummary(let id, let afresh): await loadSummary(id, afresh: afresh, from: board, post: post)
        case .submit, .preview, .checkSource, .completePath, .redraw, .copy, .page, .quit: break
        }
    }

    private nonisolated static func loadDetail(
        _ id: TrackedJob.ID, from board: JobBoard, post: @Sendable (Action) -> Void
    ) async {
        do throws(JobServiceError) {
            let detail = JobDetail(
                job: id, failures: try await board.failures(of: id),
                changes: try await board.changes(of: id).reversed())
            post(.detailLoaded(detail))
        } catch {
            post(.storageFailed(error.messages.joined(separator: " ")))
        }
    }

    private nonisolated static func loadFailures(from board: JobBoard, post: @Sendable (Action) -> Void) async {
        do throws(JobServiceError) {
            post(.failuresLoaded(try await board.allFailures(limit: FailureListState.most)))
        } catch {
            post(.storageFailed(error.messages.joined(separator: " ")))
        }
    }

    private nonisolated static func submit(
        _ request: SubmissionRequest, to board: JobBoard, post: @Sendable (Action) -> Void
    ) async {
        do throws(JobServiceError) {
            post(.submissionWritten(try await board.submit(request)))
        } catch {
            post(.submissionRefused(error.messages))
        }
    }

    private nonisolated static func loadSummary(
        _ id: TrackedJob.ID, afresh: Bool, from board: JobBoard, post: @Sendable (Action) -> Void
    ) async {
        do {
            let path = try await board.resultFile(of: id, afresh: afresh)
            let summary = try await OnDisk.result { try CoreMetadata.summary(ofFileAt: path) }
            post(.summaryLoaded(id, summary))
        } catch let error as JobServiceError {
            post(.summaryFailed(id, error.facts))
        } catch let error as CoreMetadataError {
            post(.summaryFailed(id, FailureFacts(kind: .unreadableResult, messages: [error.message])))
        } catch {
            post(.summaryFailed(id, FailureFacts(kind: .local, messages: ["\(error)"])))
        }
    }
}
