import AnalysisModel
public import Foundation

extension AppState {
    /// When something on the screen changes by the passing of time alone; `nil` if nothing does.
    ///
    /// The loop sleeps until then, so that an idle list costs nothing.
    public var nextTick: Date? {
        guard !isQuitting else { return nil }
        return ((serviceMoments + jobMoments).map(nextChange) + noticeChange + silenceChange).min()
    }

    /// How long the word that something is done stays, in seconds.
    static let noticeLasts = 6.0

    private var noticeChange: [Date] {
        guard notice?.tone == .done else { return [] }
        return [noticeShownAt?.addingTimeInterval(Self.noticeLasts) ?? now.addingTimeInterval(0.1)]
    }

    /// An answer that is owed is told of once it has been owed for long, and then with its age.
    private var silenceChange: [Date] {
        guard service.trouble == nil, let since = service.askedSince else { return [] }
        return [
            service.silentSince(now: now) == nil
                ? since.addingTimeInterval(ServiceState.patience) : nextChange(of: (since, false))
        ]
    }

    /// A moment whose distance from now is shown, and whether it is shown to the second.
    private typealias Moment = (date: Date, isLive: Bool)

    private var serviceMoments: [Moment] {
        if service.trouble != nil || isRetrySeen { return [(now, true)] }
        if case .loading = jobList.phase(of: service) { return [(now, true)] }
        return []
    }

    /// The time left until the next try counts down.
    private var isRetrySeen: Bool {
        if page == .queue { return jobList.queue.contains { jobList.retries[$0] != nil } }
        let job: TrackedJob.ID? =
            switch page {
            case .result: result?.job
            case .files: files.job
            default: jobList.selection
            }
        return job.map { jobList.retries[$0] != nil } ?? false
    }

    private var jobMoments: [Moment] {
        let visible = jobList.rows(from: jobList.top, count: layout.listRows)
        return visible.map { job in
            job.isAtEnd ? (job.stateSince, false) : (now, true)
        }
    }

    private func nextChange(of moment: Moment) -> Date {
        let elapsed = max(0, now.timeIntervalSince(moment.date))
        let step = Age(seconds: elapsed, isLive: moment.isLive).step
        return now.addingTimeInterval(step - elapsed.truncatingRemainder(dividingBy: step))
    }
}
