import AnalysisModel
import AppLogic
import Canvas

/// What was asked for, and what has happened since.
struct JobFacts {
    let state: AppState
    let theme: Theme

    func lines(of job: TrackedJob, width: Int) -> [Line] {
        facts(of: job).flatMap { name, value in factLines(name, value, width: width) }
            + historyLines(of: job, width: width)
    }

    private func facts(of job: TrackedJob) -> [(String, String)] {
        let moment = { TimeText.moment($0, now: state.now, zone: state.timeZone) }
        let hint = job.status == .finished ? "\(theme.glyphs.enter) shows what is in it" : nil
        let facts: [(String, String?)] = [
            ("Result", hint),
            ("Source", job.source.isEmpty ? nil : job.sourceWithoutQuery),
            ("Job", job.jobID?.rawValue),
            ("Media id", mediaID(of: job)),
            ("Language", job.language),
            ("Details", job.status == .error ? nil : job.details),
            ("Created", job.submission == .listed ? nil : moment(job.createdAt)),
        ]
        return facts.compactMap { name, value in value.map { (name, $0) } }
    }

    /// One of kajo's own making is of use only while there is no id of a job.
    private func mediaID(of job: TrackedJob) -> String? {
        job.mediaID.flatMap { job.submission == .unknown || TrackedJob.ID(mediaID: $0) == nil ? $0 : nil }
    }

    private func factLines(_ name: String, _ value: String, width: Int) -> [Line] {
        let column = 10
        return LongText.lines(value, width: max(1, width - column)).enumerated().map { place, text in
            Line().adding(place == 0 ? name : "", theme.quiet, width: column).adding(text)
        }
    }

    /// The first step is kajo's own and has no word of the service's.
    private func word(_ state: String) -> String {
        state == SubmissionState.intended.rawValue ? "entered" : LongText.word(state).replacing("_", with: " ")
    }

    private func historyLines(of job: TrackedJob, width: Int) -> [Line] {
        (state.jobList.details[job.id]?.changes ?? []).flatMap { change in
            let time = TimeText.moment(change.at, now: state.now, zone: state.timeZone)
            let transfer = change.transfer.map { ", transfer \(LongText.word($0))" } ?? ""
            return Line.stamped((time, theme.quiet), (word(change.state) + transfer, theme.quiet), width: width)
        }
    }
}
