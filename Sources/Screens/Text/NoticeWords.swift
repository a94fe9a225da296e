import AnalysisModel
import AppLogic

/// What notices say.
enum NoticeWords {
    static func of(_ text: NoticeText) -> String {
        switch text {
        case .submissionWritten(let title): "\(LongText.word(title)) is saved; its row tells how it goes."
        case .submissionGoesOn(let title):
            "The submission of \(LongText.word(title)) was on its way already; it goes on."
        case .submissionsWritten(let count, let goingOn, let left): submissions(count, goingOn, left)
        case .nothingRepeated: "Nothing was submitted again."
        case .polling: "Asking the service now."
        case .noResultYet(.error): "No result: the job failed. The pane above tells why."
        case .noResultYet: "No result: there is no such job in the service."
        case .noFilesYet(.error): "No results: the job failed."
        case .noFilesYet: "No results yet: they are made when the job has finished."
        case .fetched(let title, let type): "\(type.rawValue) of \(LongText.word(title)) is here."
        case .fetchFailed(let title, let type):
            "\(type.rawValue) of \(LongText.word(title)) could not be fetched; f tells why."
        case .noJob: "There is no job to show."
        case .noProblem: "No job has a problem."
        case .noFailure: "There is no error here."
        case .failureWithoutJob: "This error is not of one job that is in the list."
        case .copied(let copying): copied(copying)
        case .nothingToCompare: "Mark two finished jobs with Space, then = compares their results."
        case .nothingToCopy: "There is no row to copy."
        case .noVideo:
            "kajo does not know where this video lies: it was not submitted from here, or was uploaded by hand."
        case .playerFailed(let reason): "The player could not be run: \(LongText.word(reason))"
        case .pagerFailed(let reason): "The pager could not be run: \(reason)"
        case .readOnly: "kajo was started with --read-only: nothing can be submitted, cancelled or deleted."
        case .stillLooking: "They are still looked at; send them in a moment."
        case .nothingGood: "None of them can be submitted."
        case .noEarlierEntry: "No job has an entry for this field."
        case .stillStarting: "The service is not ready yet; try again in a moment."
        case .cannotBeCancelled(let prospects): EndingWords.cannotBeCancelled(prospects)
        case .nothingEnded(.cancel): "Nothing was cancelled."
        case .nothingEnded(.delete): "Nothing was deleted."
        case .ending(.cancel, let count): "Cancelling \(NumberText.count(count, "job", "jobs"))."
        case .ending(.delete, let count): "Deleting \(NumberText.count(count, "job", "jobs"))."
        case .ended(let outcome): EndingWords.of(outcome)
        case .nothingLeftToEnd(.cancel): "There is nothing left to cancel."
        case .nothingLeftToEnd(.delete): "There is nothing left to delete."
        case .nothingQueued: "There is nothing in the queue."
        case .cameTooLate: "Nothing was changed: it is being submitted, or has been in the meantime."
        case .trouble(let message): message
        }
    }

    private static func submissions(_ count: Int, _ goingOn: Int, _ left: Int) -> String {
        let parts = [
            count == 1
                ? "1 video is saved; its row tells how it goes."
                : "\(count) videos are saved; their rows tell how they go.",
            goingOn > 0 ? "\(goingOn) \(goingOn == 1 ? "was on its way" : "were on their way") already." : nil,
            left > 0 ? "\(left) cannot be sent and \(left == 1 ? "stays" : "stay") in the form (n)." : nil,
        ]
        return parts.compactMap(\.self).joined(separator: " ")
    }

    /// The terminal does not say whether it took it.
    private static func copied(_ copying: Copying) -> String {
        let size = NumberText.count(copying.size, "byte", "bytes")
        let sent = "Sent to the terminal's clipboard (\(size))."
        return copying.leftOff > 0 ? sent + " Its end was left off: it is longer than terminals take." : sent
    }
}
