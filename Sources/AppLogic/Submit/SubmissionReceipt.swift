public import AnalysisModel

/// What came of a wish to submit one or more videos.
public struct SubmissionReceipt: Hashable, Sendable {
    /// A video that was submitted before, so that nothing was written down.
    public struct Repetition: Hashable, Sendable {
        public var request: SubmissionRequest
        public var earlier: TrackedJob

        public init(request: SubmissionRequest, earlier: TrackedJob) {
            self.request = request
            self.earlier = earlier
        }
    }

    /// The new rows.
    public var written: [TrackedJob]
    /// Rows of the same videos that are on their way already.
    public var goingOn: [TrackedJob]
    public var repetitions: [Repetition]

    public init(written: [TrackedJob] = [], goingOn: [TrackedJob] = [], repetitions: [Repetition] = []) {
        self.written = written
        self.goingOn = goingOn
        self.repetitions = repetitions
    }
}

/// The question whether videos that were submitted before are to be submitted again.
public struct RepetitionQuestion: Hashable, Sendable {
    /// What can be answered, from left to right; the first is chosen to begin with.
    public enum Answer: Hashable, Sendable, CaseIterable { case no, again }

    public let repetitions: [SubmissionReceipt.Repetition]
    public private(set) var chosen = Answer.no
    /// The first line shown.
    public var top = 0

    init(_ repetitions: [SubmissionReceipt.Repetition]) { self.repetitions = repetitions }

    mutating func choose(by step: Int) {
        let answers = Answer.allCases
        let place = (answers.firstIndex(of: chosen) ?? 0) + step
        chosen = answers[(place % answers.count + answers.count) % answers.count]
    }
}
