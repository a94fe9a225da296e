public import AnalysisModel

/// The results of one job as files: which are kept here, which are on their way, and which the service refused.
public struct FileListState: Hashable, Sendable {
    /// What is known of one of them.
    public enum Standing: Hashable, Sendable {
        /// Not here, and not asked for since kajo began.
        case absent
        case kept(KeptResult)
        case fetching(FetchProgress)
        case failed(FailureFacts)
    }

    /// The job whose files are listed; `nil` before the first.
    public internal(set) var job: TrackedJob.ID?
    public internal(set) var selectedRow = 0
    /// The first row that is shown.
    public internal(set) var top = 0
    /// The first line that the pane shows.
    public internal(set) var paneTop = 0
    /// Of any job.
    public internal(set) var fetches: [ResultFile: FetchProgress] = [:]
    /// Of any job; the last try's.
    public internal(set) var failures: [ResultFile: FailureFacts] = [:]
    /// Of the job that is listed.
    public internal(set) var kept: [ResultType: KeptResult] = [:]

    public static let types = ResultType.allCases

    public var selected: ResultFile? { job.map { ResultFile($0, Self.types[selectedRow]) } }

    mutating func select(row: Int, rows: Int) {
        let place = min(max(0, row), Self.types.count - 1)
        if place != selectedRow { paneTop = 0 }
        selectedRow = place
        top = Scroll.top(top: top, height: rows, selection: place, count: Self.types.count)
    }

    mutating func list(_ other: TrackedJob.ID) {
        guard job != other else { return }
        job = other
        kept = [:]
        selectedRow = 0
        top = 0
        paneTop = 0
    }
}

extension AppState {
    /// What is known of a result of the job that is listed.
    public func standing(of type: ResultType) -> FileListState.Standing {
        guard let job = files.job else { return .absent }
        let file = ResultFile(job, type)
        if let progress = files.fetches[file] { return .fetching(progress) }
        if let kept = files.kept[type] { return .kept(kept) }
        return failure(of: file).map { .failed($0) } ?? .absent
    }

    /// Pages of their own know better what became of their results.
    private func failure(of file: ResultFile) -> FailureFacts? {
        if let facts = files.failures[file] { return facts }
        guard result?.job == file.job else { return nil }
        if file.type == .core, case .failed(let facts) = result?.content { return facts }
        if file.type == .visualCaptions, case .failed(let facts) = result?.captions { return facts }
        return nil
    }

    /// What is being fetched where one is, and can be stopped there.
    public var fetchInHand: ResultFile? {
        let file: ResultFile? =
            switch page {
            case .files: files.selected
            case .result where result?.result == nil: result.map { ResultFile($0.job, .core) }
            case .result where result?.tab == .captions: result.map { ResultFile($0.job, .visualCaptions) }
            default: nil
            }
        return file.flatMap { files.fetches[$0] == nil ? nil : $0 }
    }
}

/// How the page of files divides the screen's rows; scrolling and drawing both go by it.
public struct FileListLayout: Hashable, Sendable {
    /// Rows of the list below its column titles.
    public let listRows: Int
    /// Rows of the pane with its rule; 0 where there is no room.
    public let paneRows: Int

    /// Title, column titles, and the line of keys.
    private static let fixedRows = 3
    /// Rule and some text.
    private static let fewest = 4

    public init(_ size: ScreenSize) {
        let free = max(0, size.rows - Self.fixedRows)
        let all = FileListState.types.count
        listRows = free < Self.fewest + 1 ? free : min(all, max(1, free - max(Self.fewest, free - all)))
        paneRows = free - listRows
    }

    /// Rows of text in the pane.
    public var paneTextRows: Int { max(0, paneRows - 1) }
}
