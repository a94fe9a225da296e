import AnalysisModel
import AppLogic

/// What notices say.
enum NoticeWords {
    static func of(_ text: NoticeText) -> String {
        switch text {
        case .submissionWritten(let title): "\(title) is saved and on its way."
        case .polling: "Asking the service now."
        case .noResultYet(let status?): "No result yet: the job is \(status.word.replacing("_", with: " "))."
        case .noResultYet(nil): "No result: the service has no such job yet."
        case .noJob: "There is no job to show."
        case .readOnly: "kajo was started with --read-only: nothing can be submitted."
        case .stillStarting: "The service is not ready yet; try again in a moment."
        case .trouble(let message): message
        }
    }
}
