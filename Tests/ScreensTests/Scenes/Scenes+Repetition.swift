import AnalysisModel
import AppLogic

extension Scene {
    static let repetitions = [
        Scene("repetition-one", one, isAlsoPlain: true),
        Scene("repetition-yes", one.after(.answerMoved(by: 1))),
        Scene("repetition-unknown", unknown),
        Scene("repetition-several", several),
    ]

    private static let one = asked(running[1...1], of: .embedded)
    private static let several = asked(states[...], of: .remote)
    private static let unknown = asked([.row("unclear", age: 90, title: "Unclear", submission: .unknown)], of: .remote)

    private static func asked(_ jobs: ArraySlice<TrackedJob>, of identity: ServiceState.Identity) -> AppState {
        let repetitions = jobs.map {
            SubmissionReceipt.Repetition(request: SubmissionRequest(source: .url($0.source)), earlier: $0)
        }
        return AppState.listing(Array(jobs), of: identity)
            .after(.submitRequested, .submissionsTaken(SubmissionReceipt(repetitions: repetitions)))
    }
}
