import AnalysisModel
import AppLogic
import Foundation

/// What is said of results as files.
enum FileWords {
    /// In 28 columns.
    static func of(_ type: ResultType) -> String {
        switch type {
        case .core: "all that was found, and when"
        case .framesFaces: "where faces are, by frame"
        case .secondsObjects: "where logos are, by second"
        case .framesObjects: "where objects are, by frame"
        case .visualCaptions: "the scenes, in sentences"
        case .speechSRT: "what is said, as SRT"
        case .speechVTT: "what is said, as WebVTT"
        case .speechTTML: "what is said, as TTML"
        case .speechAvid: "what is said, for Avid"
        }
    }

    /// How it is shown.
    static func opening(_ type: ResultType) -> String {
        switch type {
        case .core: "opens the pages of the result"
        case .visualCaptions: "opens the page of captions"
        case .framesFaces, .secondsObjects, .framesObjects: "opens it, value by value"
        case .speechSRT, .speechVTT, .speechTTML, .speechAvid: "opens it as text"
        }
    }

    /// The time of today, else the day.
    static func moment(_ date: Date, _ state: AppState) -> String {
        let moment = CivilTime(date, zone: state.timeZone)
        return moment.day == CivilTime(state.now, zone: state.timeZone).day ? moment.time : moment.day
    }
}
