public import AnalysisModel

/// A question that is to be answered before jobs are cancelled or deleted.
public struct Confirmation: Hashable, Sendable {
    /// What can be answered; the first is chosen to begin with.
    public enum Answer: Hashable, Sendable { case no, yes, yesKeepingResults }

    /// A job that the question is about.
    public struct Subject: Hashable, Sendable {
        /// As it is now.
        public var job: TrackedJob
        public var prospect: Prospect
        /// What would have come of it when the question was put; `nil` if that is still so.
        public var before: Prospect?
    }

    public let ending: JobEnding
    public private(set) var subjects: [Subject]
    /// Titles of jobs that have left the list since the question was put.
    public private(set) var departed: [String] = []
    public private(set) var chosen = Answer.no
    /// The first line shown.
    public var top = 0

    init(_ ending: JobEnding, of jobs: [TrackedJob]) {
        self.ending = ending
        subjects = jobs.map { Subject(job: $0, prospect: Prospect($0, by: ending)) }
    }

    /// The jobs that a yes is for.
    public var affected: [TrackedJob] { subjects.filter(\.prospect.isPossible).map(\.job) }

    /// A yes asks nothing of the service.
    public var isForgetting: Bool { !subjects.isEmpty && subjects.allSatisfy(\.prospect.isForgetting) }

    /// From left to right.
    public var answers: [Answer] {
        if affected.isEmpty { return [.no] }
        let hasResult = subjects.contains { if case .resultGoes = $0.prospect { true } else { false } }
        return hasResult ? [.no, .yes, .yesKeepingResults] : [.no, .yes]
    }

    mutating func choose(by step: Int) {
        let answers = answers
        let place = answers.firstIndex(of: chosen) ?? 0
        chosen = answers[(place + step % answers.count + answers.count) % answers.count]
    }

    /// Where a job is no longer what the question was about, the answer has to be given anew.
    mutating func follow(_ changed: [TrackedJob]) {
        for job in changed {
            guard let place = subjects.firstIndex(where: { $0.job.id == job.id }) else { continue }
            subjects[place].job = job
            let (old, new) = (subjects[place].prospect, Prospect(job, by: ending))
            guard old != new else { continue }
            subjects[place].before = subjects[place].before ?? old
            subjects[place].prospect = new
            chosen = .no
        }
    }

    mutating func drop(_ removed: Set<TrackedJob.ID>) {
        let gone = subjects.filter { removed.contains($0.job.id) }
        guard !gone.isEmpty else { return }
        departed += gone.map(\.job.displayTitle)
        subjects.removeAll { removed.contains($0.job.id) }
        chosen = .no
    }
}

/// What came of cancelling or deleting jobs.
public struct EndingOutcome: Hashable, Sendable {
    /// A job that it could not be done to.
    public struct Failure: Hashable, Sendable {
        public var title: String
        /// The service's words, or kajo's.
        public var messages: [String]

        public init(title: String, messages: [String]) {
            self.title = title
            self.messages = messages
        }
    }

    public var ending: JobEnding
    /// Of jobs that the service did not know any more, so that it was not asked.
    public var isForgetting: Bool
    /// The titles of those that it was done to.
    public var done: [String]
    public var failures: [Failure]

    public init(ending: JobEnding, isForgetting: Bool = false, done: [String] = [], failures: [Failure] = []) {
        self.ending = ending
        self.isForgetting = isForgetting
        self.done = done
        self.failures = failures
    }
}
