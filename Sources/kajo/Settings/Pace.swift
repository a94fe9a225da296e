import Foundation
import JobServices

/// How much of submitting goes on at once, and how fast, as far as somebody has said so.
struct Pace: Hashable, Sendable {
    /// Why a value cannot be used: what it must be, to follow its name.
    struct Fault: Error, Hashable { var message: String }

    /// What can be said, each by its name in the configuration file.
    enum Field: String, CaseIterable { case parallelUploads, parallelSubmissions, parallelChunks, limitRate }

    /// kajo's own engine is known to take several chunks of a file at once.
    private static let chunksOfEmbedded = 4

    var uploads: Int?
    var submissions: Int?
    var chunks: Int?
    /// 0 is as fast as it goes.
    var bytesPerSecond: Int?

    func completed(by other: Pace) -> Pace {
        Pace(
            uploads: uploads ?? other.uploads, submissions: submissions ?? other.submissions,
            chunks: chunks ?? other.chunks, bytesPerSecond: bytesPerSecond ?? other.bytesPerSecond)
    }

    func limits(isEmbedded: Bool) -> SubmissionLimits {
        let usual = SubmissionLimits()
        return SubmissionLimits(
            uploads: uploads ?? usual.uploads, submissions: submissions ?? usual.submissions,
            chunksInFlight: chunks ?? (isEmbedded ? Self.chunksOfEmbedded : usual.chunksInFlight),
            bytesPerSecond: bytesPerSecond == 0 ? nil : bytesPerSecond)
    }

    mutating func set(_ field: Field, to text: String) throws(Fault) {
        switch field {
        case .parallelUploads: uploads = try Self.number(text, in: SubmissionLimits.uploadRange)
        case .parallelSubmissions: submissions = try Self.number(text, in: SubmissionLimits.submissionRange)
        case .parallelChunks: chunks = try Self.number(text, in: SubmissionLimits.chunkRange)
        case .limitRate: bytesPerSecond = try Self.rate(text)
        }
    }

    private static func number(_ text: String, in range: ClosedRange<Int>) throws(Fault) -> Int {
        guard let number = Int(text), range.contains(number) else {
            throw Fault(message: "takes a number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }

    private static func rate(_ text: String) throws(Fault) -> Int {
        guard let rate = ByteCount.of(text), rate == 0 || rate >= SubmissionLimits.slowestRate else {
            throw Fault(
                message: "takes bytes a second, at least \(SubmissionLimits.slowestRate), such as 500K or 2M, "
                    + "or 0 for as many as there can be.")
        }
        return rate
    }
}
