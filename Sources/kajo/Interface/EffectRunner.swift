import AnalysisModel
import AppLogic
import CoreAPI
import JobServices
import LocalEngine

/// Does what `update` asks for, off the drawing loop, and posts what came of it.
@MainActor
final class EffectRunner {
    /// `nil` until the service is there; the state knows, and asks for nothing before.
    var session: Session?
    private var submissions: [Task<Void, Never>] = []
    private var endings: [Task<Void, Never>] = []
    /// Of several questions about many sources only the last one has an asker.
    private var batchCheck: Task<Void, Never>?
    /// What has been done to the queue last: the next thing is done after it.
    private var queueing: Task<Void, Never>?
    private let post: @Sendable (Action) -> Void
    private let directory: String
    private let home: String
    /// `nil` asks nobody what is in a file.
    private let inspection: VideoInspection?

    init(
        directory: String, home: String, inspection: VideoInspection?, post: @escaping @Sendable (Action) -> Void
    ) {
        self.directory = directory
        self.home = home
        self.inspection = inspection
        self.post = post
    }

    func run(_ effect: Effect) {
        let (post, directory, home) = (post, directory, home)
        switch effect {
        case .checkSource(let text):
            let inspection = inspection
            Task.detached {
                await Self.check(text, directory: directory, home: home, inspectedBy: inspection, post: post)
            }
        case .checkSources(let texts):
            let reading = SourceReading(
                directory: directory, home: home, isRecursive: false, defaults: ListedSource(), inspection: inspection)
            let check = BatchCheck(reading: reading, board: session?.board)
            batchCheck?.cancel()
            batchCheck = Task.detached { await check.run(texts, post: post) }
        case .completePath(let text):
            OnDisk.start { post(.pathCompleted(PathCompleter.complete(text, directory: directory, home: home))) }
        case .preview(let request):
            post(.previewMade(CoreAPIClient.NewJob.body(of: request, isSpacious: true)))
        case .submit(let requests, let again):
            guard let board = session?.board else { return }
            let rule: RepetitionRule = again ? .wished : .heldBack
            submissions.append(Task.detached { await Self.submit(requests, rule, to: board, post: post) })
        case .end(let jobs, let ending):
            guard let board = session?.board else { return }
            endings.append(Task.detached { await Self.end(jobs, by: ending, in: board, post: post) })
        case .pause, .resume, .move:
            guard let board = session?.board else { return }
            queueing = Task.detached { [queueing] in
                await queueing?.value
                await Self.change(board, by: effect, post: post)
            }
        case .loadDetail, .loadFailures, .poll, .loadResult, .loadCaptions, .loadNode, .loadText, .loadKept, .fetch,
            .stopFetching, .compare:
            guard let board = session?.board else { return }
            Task.detached { await Self.ask(board, for: effect, post: post) }
        // The terminal's, so the loop does them itself.
        case .redraw, .copy, .page, .play, .quit: break
        }
    }

    /// How long calls that cancel or delete may go on when the program ends, so that quitting right after them does not
    /// cut them short.
    private static let grace: Duration = .seconds(2)

    /// Returns once every submission that was confirmed, and what was done to the queue, is written down.
    func settle() async {
        for submission in submissions { await submission.value }
        await queueing?.value
        // So that they can be gone on with.
        await session?.board.stopFetching()
        let endings = endings
        guard !endings.isEmpty else { return }
        let waiting = Task { for ending in endings { await ending.value } }
        let limit = Task {
            try? await Task.sleep(for: Self.grace)
            for ending in endings { ending.cancel() }
        }
        await waiting.value
        limit.cancel()
    }

    private nonisolated static func check(
        _ text: String, directory: String, home: String, inspectedBy inspection: VideoInspection?,
        post: @Sendable (Action) -> Void
    ) async {
        let verdict = try? await OnDisk.result { SourceCheck.verdict(on: text, directory: directory, home: home) }
        guard var verdict else { return }
        if !verdict.isOfList { verdict.finding = await SourceCheck.finding(verdict.finding, inspectedBy: inspection) }
        post(.sourceChecked(verdict))
    }

    private nonisolated static func ask(
        _ board: JobBoard, for effect: Effect, post: @Sendable (Action) -> Void
    ) async {
        switch effect {
        case .loadDetail(let id): await loadDetail(id, from: board, post: post)
        case .loadFailures: await loadFailures(from: board, post: post)
        case .poll(let ids): await board.pollNow(ids)
        case .loadResult(let id, let afresh): await loadResult(id, afresh: afresh, from: board, post: post)
        case .loadCaptions(let id): await loadCaptions(id, from: board, post: post)
        case .compare(let ids): await compare(ids, from: board, post: post)
        case .loadNode, .loadText, .loadKept, .fetch, .stopFetching: await askForFiles(board, effect, post: post)
        case .submit, .preview, .end, .pause, .resume, .move, .checkSource, .checkSources, .completePath, .redraw,
            .copy, .page, .play, .quit:
            break
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
        _ requests: [SubmissionRequest], _ rule: RepetitionRule, to board: JobBoard, post: @Sendable (Action) -> Void
    ) async {
        do throws(JobServiceError) {
            var receipt = SubmissionReceipt()
            for (request, outcome) in zip(requests, try await board.submit(requests, rule)) {
                switch outcome {
                case .written(let job): receipt.written.append(job)
                case .goesOn(let job): receipt.goingOn.append(job)
                case .duplicate(let job): receipt.repetitions.append(.init(request: request, earlier: job))
                }
            }
            post(.submissionsTaken(receipt))
        } catch {
            post(.submissionRefused(error.messages))
        }
    }

    private nonisolated static func change(
        _ board: JobBoard, by effect: Effect, post: @Sendable (Action) -> Void
    ) async {
        do throws(JobServiceError) {
            switch effect {
            case .pause(let ids): if try await board.pause(ids).isEmpty { post(.queueChangeCameTooLate) }
            case .resume(let ids): if try await board.resume(ids).isEmpty { post(.queueChangeCameTooLate) }
            case .move(let id, let other): try await board.move(id, before: other)
            default: break
            }
        } catch  where error.kind == .changedMeanwhile {
            post(.queueChangeCameTooLate)
        } catch {
            post(.storageFailed(error.messages.joined(separator: " ")))
        }
    }

    private nonisolated static func end(
        _ jobs: [TrackedJob], by ending: JobEnding, in board: JobBoard, post: @Sendable (Action) -> Void
    ) async {
        let titles = Dictionary(jobs.map { ($0.id, $0.displayTitle) }, uniquingKeysWith: { first, _ in first })
        var outcome = EndingOutcome(
            ending: ending, isForgetting: ending != .cancel && jobs.allSatisfy(\.isGone))
        for await (id, error) in board.ended(jobs, by: ending) {
            let title = titles[id] ?? id.rawValue
            if let error {
                outcome.failures.append(.init(title: title, messages: error.messages))
            } else {
                outcome.done.append(title)
            }
        }
        post(.endingDone(outcome))
    }
}
