import AnalysisModel

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
}
