import AnalysisModel

/// A page on which a file can be looked at, value by value: a result's last one, or that of the file alone.
protocol FileReading {
    var file: ResultFile { get }
    /// The file itself is what the page shows.
    var showsTree: Bool { get }
    var raw: RawState { get set }
    /// The first line that the pane shows.
    var paneTop: Int { get set }
    /// Letters go into a path, or into the filter of a list.
    var isTyping: Bool { get set }
}

extension DocumentState: FileReading {
    var showsTree: Bool { content == .tree }
}

extension ResultState: FileReading {
    var file: ResultFile { ResultFile(job, .core) }
    var showsTree: Bool { tab == .raw && result != nil }
}

extension AppState {
    /// The page of the two that is shown, or was last.
    var reading: (any FileReading)? {
        get { page == .document ? document : result }
        set {
            switch newValue {
            case let newValue as DocumentState: document = newValue
            case let newValue as ResultState: result = newValue
            default: break
            }
        }
    }

    /// A file itself is looked at, value by value.
    public var showsRaw: Bool { reading?.showsTree ?? false }

    /// Letters go into a path, or into the filter of a result's list.
    public var isTyping: Bool { reading?.isTyping ?? false }

    /// The values that are looked at.
    public var tree: RawState? { reading?.raw }
}
