import AnalysisModel

/// What the pages of a job are called, all of them the same.
enum PageName {
    /// As whoever submitted it called it, then as its result does, then what is known best in the place of a title.
    static func of(_ job: TrackedJob?, in result: String?) -> String {
        job?.givenTitle ?? result ?? job?.displayTitle ?? ""
    }
}

extension TrackedJob {
    /// `nil` for an empty one.
    var givenTitle: String? { title.flatMap { $0.isEmpty ? nil : $0 } }
}
