import AnalysisModel
import Foundation
import TestSupport
import Testing

@testable import CoreMetadata

/// Generated results of every version, against a count that shares nothing with the reader.
@Suite struct `Results of every version` {
    struct Row: CustomTestStringConvertible, Sendable {
        var version: String
        var seed: UInt64

        var testDescription: String { "\(version), seed \(seed)" }
    }

    static let rows = ResultMaker.versions.flatMap { version in
        (1...UInt64(isLong ? 50 : 2)).map { Row(version: version, seed: $0) }
    }

    private func made(_ row: Row) -> Data {
        var maker = ResultMaker(version: row.version, seed: row.seed)
        return Data(maker.text().utf8)
    }

    @Test(arguments: rows) func `types and labels are counted right`(row: Row) throws {
        let (json, count) = (made(row), try IndependentCount(made(row)))
        let summary = try CoreMetadata.summary(of: json)
        #expect(summary.metadataFormat == row.version)
        #expect(summary.title == "Asked")
        #expect(Set(summary.byType.map(\.type)) == count.types)
        for type in summary.byType {
            #expect(type.detections == count.detections(of: type.type))
            #expect(type.occurrences == count.occurrences(of: type.type))
            #expect(milliseconds(type.screenTime) == count.milliseconds(of: type.type), "\(type.type)")
        }
        let labels = Dictionary(
            uniqueKeysWithValues: summary.labels.map { ("\($0.type)|\($0.label)", milliseconds($0.screenTime)) })
        #expect(labels == count.labels)
    }

    @Test(arguments: rows) func `faces, feelings and flags are those of the file`(row: Row) throws {
        let (json, count) = (made(row), try IndependentCount(made(row)))
        let summary = try CoreMetadata.summary(of: json)
        let faces = Dictionary(
            uniqueKeysWithValues: summary.faces.map { face in
                (face.identity?.galleryFaceID ?? face.identity?.name ?? "", Set(face.detectionIDs.map(\.rawValue)))
            })
        #expect(faces == count.faces(byGallery: row.version >= "1.4"))
        let valence = Dictionary(uniqueKeysWithValues: summary.faceValence.map { ($0.second, $0.value) })
        #expect(valence.count == count.faceValence.count)
        for (second, value) in count.faceValence { #expect(abs((valence[second] ?? 9) - value) < 1e-9) }
        #expect(Set(summary.compliance.flatMap(\.detectionIDs).map(\.rawValue)) == count.flagged)
    }

    /// Wherever a window ends, within a text, an escape or a number, the pieces are the same.
    @Test(arguments: [1, 2, 3, 7, 64, 65, 100, 1000, 4096]) func `the size of the window changes nothing`(size: Int)
        throws
    {
        var maker = ResultMaker(version: "1.8.1", seconds: 20, detections: 16, seed: 9)
        let json = Data(maker.text().utf8)
        let whole = try CoreMetadata.summary(of: json)
        let inPieces = try json.withUnsafeBytes { try CoreMetadata.summary(of: .memory($0), window: size) }
        #expect(inPieces == whole)
        #expect(whole.occurrences > 0)
    }

    @Test(arguments: [5, 64, 1000]) func `a fault is found in pieces of any size`(size: Int) throws {
        var maker = ResultMaker(version: "1.8.1", seconds: 5, detections: 8, seed: 3)
        let json = Data(maker.text().utf8)
        for index in stride(from: 0, to: json.count, by: 37) {
            var broken = json
            broken[index] = broken[index] == UInt8(ascii: "{") ? UInt8(ascii: "[") : 0
            let expected = Result { try CoreMetadata.summary(of: broken) }
            let found = Result {
                try broken.withUnsafeBytes { try CoreMetadata.summary(of: .memory($0), window: size) }
            }
            #expect((try? found.get()) == nil && (try? expected.get()) == nil, "\(index)")
        }
    }

    private func milliseconds(_ time: Duration) -> Int { Int((time.seconds * 1000).rounded()) }
}
