import AnalysisModel
import AppLogic
import Canvas
import Foundation
import Screens
import Testing

/// Moments as a service's `Retry-After`, a wrong clock or a damaged record may make them.
struct OddTimeTests {
    static let moments: [Double] = [
        -.infinity, -1e300, -1e18, -62_135_596_800, -1, 0, 253_402_300_800, 1e12, 1e18, 1e300, .infinity, .nan,
    ]

    @Test(arguments: moments, [ScreenSize(columns: 80, rows: 24), ScreenSize(columns: 200, rows: 60)])
    func `are shown somehow, and nothing leaves its place for them`(seconds: Double, size: ScreenSize) {
        let odd = Date(timeIntervalSince1970: seconds)
        let usual = Self.states(at(9)).map { draw($0.resized(to: size), theme: .colored).textRows() }
        for (state, usual) in zip(Self.states(odd), usual) {
            let rows = draw(state.resized(to: size), theme: .colored).textRows()
            #expect(rows.count == size.rows)
            #expect(rows.allSatisfy { TextWidth.columns(of: $0) <= size.columns })
            // The name of the program and the keys.
            #expect(rows.first?.prefix(5) == usual.first?.prefix(5))
            #expect(rows.last == usual.last)
        }
    }

    private static func states(_ odd: Date) -> [AppState] {
        let facts = FailureFacts(kind: .unavailable, endpoint: "list_jobs", httpStatus: 503, messages: ["Later."])
        let failure = JobFailure(
            id: 1, job: .row("odd"), at: odd, firstAt: odd, count: 3, attempt: 2, retryAt: odd, facts: facts)
        var job = TrackedJob.row("odd", age: 40, title: "Odd", status: .processing, transfer: .downloading)
        (job.createdAt, job.stateSince, job.answeredAt, job.nextPollAt) = (odd, odd, odd, odd)
        let list = AppState.listing([job]).after(
            .detailLoaded(JobDetail(job: .row("odd"), failures: [failure], changes: [])))
        let retry = CallRetry(facts: facts, attempt: 1, attempts: 3, nextTry: odd)
        return [
            list, list.after(.serviceFailed(ServiceTrouble(facts, at: odd, nextTry: odd))),
            list.after(.retryChanged(.row("odd"), retry)),
            list.after(.failuresRequested, .failuresLoaded([failure])),
            list.after(.ticked(odd)), list.after(.resultRequested, .retryChanged(.row("odd"), retry)),
        ]
    }
}
