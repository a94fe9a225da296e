public import AnalysisModel
public import Foundation

/// Reads result files, of any version from 1.3.0 on (Core metadata, "JSON structure").
///
/// A file is read through a window and never held as a whole, so its size costs time and hardly any memory. What a
/// version lacks is empty or `nil` in what is returned. Members that kajo does not know are passed over, and so is what
/// has an unexpected type: one bad detection does not cost the others. That the whole file is JSON is checked.
///
/// Everything here reads on the calling thread, for up to seconds.
public enum CoreMetadata {
    /// The largest file that is read, in bytes.
    public static let largestFile = 2 << 30

    /// - Parameter path: of a regular file, absolute or relative to the working directory.
    /// - Throws: `CoreMetadataError` if it cannot be read, is too large or is no core result.
    public static func summary(ofFileAt path: String) throws(CoreMetadataError) -> ResultSummary {
        try summary(of: .file(OpenFile(path: path)))
    }

    /// - Throws: `CoreMetadataError` if it is too large or is no core result.
    public static func summary(of data: Data) throws(CoreMetadataError) -> ResultSummary {
        guard data.count <= largestFile else { throw .tooLarge(bytes: Int64(data.count)) }
        let outcome = data.withUnsafeBytes { bytes -> Result<ResultSummary, CoreMetadataError> in
            do throws(CoreMetadataError) { return .success(try summary(of: .memory(bytes))) } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }

    static func summary(of source: ByteSource, window: Int = TextWindow.usualSize) throws(CoreMetadataError)
        -> ResultSummary
    {
        try drawing(of: source, window: window).summary
    }

    /// Nothing of the reading is left when the summary is drawn: the ids of millions of detections are many megabytes.
    private static func drawing(of source: ByteSource, window: Int) throws(CoreMetadataError) -> SummaryDrawing {
        let visitor = try CoreReading.visited(source, SummarySink(), window: window)
        return SummaryDrawing(visitor.facts, visitor.sink)
    }
}
