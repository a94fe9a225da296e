public import AnalysisModel

/// The pages that show what is in a video.
public struct ResultState: Hashable, Sendable {
    /// What there is to show.
    public enum Content: Hashable, Sendable {
        /// The job has not finished; the result is fetched by itself when it has.
        case waiting
        case fetching
        /// The user has ended the fetch.
        case stopped
        case loaded(ResultSummary)
        case failed(FailureFacts)
    }

    public var job: TrackedJob.ID
    public internal(set) var content: Content
    public internal(set) var tab = ResultTab.overview
    /// The overview's first line that is shown.
    public internal(set) var top = 0
    /// One for each kind, once the result is there.
    public internal(set) var lists: [ResultList.Kind: ResultList] = [:]
    /// Where the video is looked at, in seconds from its start.
    public internal(set) var position = 0.0
    /// The video's length in seconds; where the file does not tell it, the end of what it knows.
    public internal(set) var duration = 0.0
    /// The first line that the pane shows.
    public internal(set) var paneTop = 0
    /// The page of speech lists its keywords.
    public internal(set) var showsKeywords = false
    public internal(set) var captions = CaptionContent.notAsked
    public internal(set) var raw = RawState()
    /// Letters go into the filter of the list, or into a path.
    public internal(set) var isTyping = false

    /// There is nothing to show, so it is worth another try.
    var needsLoading: Bool {
        switch content {
        case .failed, .waiting, .stopped: true
        case .fetching, .loaded: false
        }
    }

    /// The user can try whether it works now.
    public var needsAnotherTry: Bool {
        switch content {
        case .failed, .stopped: true
        case .waiting, .fetching, .loaded: false
        }
    }

    public init(job: TrackedJob.ID, content: Content = .fetching) {
        self.job = job
        self.content = content
    }

    /// A result that no job of the list is behind.
    public init(showing result: ResultSummary) {
        self.init(job: TrackedJob.ID(rawValue: ""))
        show(result)
    }

    /// What is looked at, once it is there.
    public var result: ResultSummary? { if case .loaded(let result) = content { result } else { nil } }

    /// What the shown page lists; `nil` for the overview and the file itself.
    public var kind: ResultList.Kind? {
        switch tab {
        case .overview, .raw: nil
        case .labels: .labels
        case .faces: .faces
        case .speech: showsKeywords ? .keywords : .speech
        case .topics: .topics
        case .compliance: .compliance
        case .shots: .shots
        case .captions: .captions
        }
    }

    /// The list of the shown page.
    public var list: ResultList? { kind.flatMap { lists[$0] } }

    /// Which labels have a row, whatever the filter leaves.
    public var ownLabels: [Int] { lists[.labels]?.own ?? [] }

    /// How much a page has to show, where that is known and can be counted.
    public func count(of tab: ResultTab) -> Int? {
        switch tab {
        case .overview, .raw: nil
        case .labels: lists[.labels]?.total
        case .faces: lists[.faces]?.total
        case .speech: lists[.speech].map { $0.total > 0 ? $0.total : lists[.keywords]?.total ?? 0 }
        case .topics: lists[.topics]?.total
        case .compliance: lists[.compliance]?.total
        case .shots: lists[.shots]?.total
        case .captions: captions == .loaded ? lists[.captions]?.total : captions.areRefused ? 0 : nil
        }
    }

    /// The page keeps its place when the same job's result comes anew.
    mutating func show(_ result: ResultSummary) {
        content = .loaded(result)
        lists = Dictionary(uniqueKeysWithValues: ResultList.Kind.allCases.map { ($0, ResultList($0, of: result)) })
        duration = result.length
        position = 0
        top = 0
        paneTop = 0
        showsKeywords = result.speech.isEmpty && !result.keywords.isEmpty
    }

    mutating func show(_ captions: [Caption]) {
        guard var result else { return }
        result.captions = captions
        content = .loaded(result)
        lists[.captions] = ResultList(.captions, of: result)
        self.captions = .loaded
    }
}

extension ResultSummary {
    /// In seconds; where the file does not tell it, the end of what it knows. Never negative.
    public var length: Double {
        let told = technical.duration?.seconds ?? shots.last?.span.end.seconds
        let known = told ?? labels.flatMap(\.spans).map(\.end.seconds).max() ?? 0
        return known.isFinite ? max(0, known) : 0
    }
}
