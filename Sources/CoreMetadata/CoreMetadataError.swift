/// Why a file gives no summary.
public enum CoreMetadataError: Error, Hashable, Sendable {
    /// Not there, no regular file, or not allowed; the text says which and continues "The file cannot be read: …".
    case unreadable(String)
    /// Larger than `CoreMetadata.largestFile`.
    case tooLarge(bytes: Int64)
    /// The text is empty.
    case empty
    /// No JSON: the first offending place, both counted from 1, the column in bytes.
    case notJSON(line: Int, column: Int)
    /// JSON that ends too early, as a file that was not delivered whole.
    case truncated
    /// Nested deeper than any result is.
    case tooDeep
    /// Something else; the text names it and continues "This is no core result but …".
    case notCore(String)
    /// The same where captions were expected; it continues "These are no captions but …".
    case notCaptions(String)

    /// One sentence for the user; holds none of the file's text but the name of a metadata type, made harmless.
    public var message: String {
        switch self {
        case .unreadable(let reason): "The file cannot be read: \(reason)."
        case .tooLarge(let bytes):
            "The file is too large: \(bytes) bytes, at most \(CoreMetadata.largestFile) are read."
        case .empty: "The file is empty."
        case .notJSON(let line, let column): "The file is not JSON: line \(line), column \(column) cannot be read."
        case .truncated: "The file ends in the middle: it is not whole."
        case .tooDeep: "The file is nested too deeply to be a result."
        case .notCore(let what): "This is no core result but \(what)."
        case .notCaptions(let what): "These are no captions but \(what)."
        }
    }
}
