import AnalysisModel
import AppLogic
import Canvas

extension Line {
    /// Of a page about a job's files: its title, and right behind it what the page shows, which is not cut.
    static func title(
        _ job: TrackedJob.ID?, _ remark: String, in state: AppState, theme: Theme, width: Int
    ) -> Line {
        let result = job == state.result?.job ? state.result?.result?.title : nil
        let name = PageName.of(job.flatMap(state.jobList.job), in: result)
        let room = max(4, width - 3 - TextWidth.columns(of: remark))
        return Line().gap(1).adding(name, theme.heading, width: min(room, TextWidth.columns(of: name, atMost: room)))
            .gap(2).adding(remark, theme.quiet)
    }
}
