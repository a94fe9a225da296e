public import AnalysisModel
public import Foundation
import StrictJSON

/// Reads core result files, of any version from 1.3.0 on (Core metadata, "JSON structure").
///
/// What a version lacks is empty or `nil` in what is returned. Members that kajo does not know are passed over, and so is
/// what has an unexpected type: one bad detection does not cost the others.
public enum CoreMetadata {
    /// The largest file that is read, in bytes. Reading holds it in memory as a whole and needs several times its size.
    public static let largestFile = 512 << 20

    /// - Parameter path: of a regular file, absolute or relative to the working directory.
    /// - Throws: `CoreMetadataError` if it cannot be read, is too large or is no core result.
    public static func summary(ofFileAt path: String) throws(CoreMetadataError) -> ResultSummary {
        try summary(of: contents(ofFileAt: path))
    }

    /// - Throws: `CoreMetadataError` if it is too large or is no core result.
    public static func summary(of data: Data) throws(CoreMetadataError) -> ResultSummary {
        guard data.count <= largestFile else { throw .tooLarge(bytes: Int64(data.count)) }
        if let error = WhatItIs.fault(in: data) { throw error }
        let file: CoreFile
        do {
            file = try JSONDecoder().decode(CoreFile.self, from: RepairedText.of(data))
        } catch {
            throw error as? CoreMetadataError ?? .notCore("JSON of another kind")
        }
        return SummaryDrawing(file).summary
    }

    private static func contents(ofFileAt path: String) throws(CoreMetadataError) -> Data {
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: file.path) else {
            throw .unreadable("there is no such file")
        }
        // Anything else may never end.
        guard attributes[.type] as? FileAttributeType == .typeRegular else { throw .unreadable("it is no file") }
        let size = (attributes[.size] as? NSNumber)?.int64Value ?? 0
        guard size <= largestFile else { throw .tooLarge(bytes: size) }
        do {
            return try Data(contentsOf: file)
        } catch {
            throw .unreadable("it may not be read, or reading it failed")
        }
    }
}
