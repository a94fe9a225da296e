public import AnalysisModel

/// A result that has no page of its own, as it stands in its file.
public struct DocumentState: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
        /// JSON, looked at value by value.
        case tree
        case reading
        case text(DocumentText)
        case failed(FailureFacts)
    }

    public let file: ResultFile
    public internal(set) var content: Content
    public internal(set) var raw = RawState()
    /// The text's first line that is shown.
    public internal(set) var top = 0
    /// The first line that the pane below the tree shows.
    public internal(set) var paneTop = 0
    /// A path is being typed.
    public internal(set) var isTyping = false

    init(_ file: ResultFile) {
        self.file = file
        content = file.type.isJSON ? .tree : .reading
    }

    /// Why it cannot be shown.
    public var failure: FailureFacts? {
        if case .failed(let facts) = content { return facts }
        if content == .tree, case .failed(let facts) = raw.content { return facts }
        return nil
    }
}
