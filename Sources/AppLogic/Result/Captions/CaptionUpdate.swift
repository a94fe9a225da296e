public import AnalysisModel

/// What is known of a video's captions, a result of its own.
public enum CaptionContent: Hashable, Sendable {
    case notAsked, fetching, loaded
    case failed(FailureFacts)

    /// The user can try whether they can be had now.
    public var needAnotherTry: Bool {
        switch self {
        case .failed, .notAsked: true
        case .fetching, .loaded: false
        }
    }

    /// The service has said that there are none, so there is no use in asking again.
    public var areRefused: Bool {
        guard case .failed(let facts) = self else { return false }
        return [.resultTypeMissing, .refused, .invalidValue, .resultsNotReady, .jobNotFound].contains(facts.kind)
    }
}

extension AppState {
    /// Asks for the captions when their page is turned to for the first time.
    mutating func captionsNeeded() -> [Effect] {
        guard let result, result.tab == .captions, result.result != nil, result.captions == .notAsked else { return [] }
        self.result?.captions = .fetching
        return [.loadCaptions(result.job)]
    }

    mutating func captionsRequestedAgain() -> [Effect] {
        guard result?.captions.needAnotherTry == true else { return [] }
        result?.captions = .notAsked
        return captionsNeeded()
    }

    mutating func captionsLoaded(_ captions: [Caption], of job: TrackedJob.ID) {
        guard result?.job == job else { return }
        result?.show(captions)
        let rows = ResultLayout(size).listRows
        if result?.tab == .captions { result?.arrive(rows: rows) }
    }

    mutating func captionsFailed(of job: TrackedJob.ID, _ facts: FailureFacts) {
        guard result?.job == job else { return }
        result?.captions = .failed(facts)
    }
}
