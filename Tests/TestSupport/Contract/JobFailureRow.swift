public import AnalysisModel

/// A job that was accepted and failed later: a 200 of `job_status` with the status `error` (Core API, "Error codes").
/// The texts are the embedded engine's; the documentation lists none.
public struct JobFailureRow: Sendable, CustomStringConvertible {
    public let name: String
    public let details: String?
    public let transfer: MediaTransferStatus
    public let kind: FailureKind

    public var description: String { name }

    public static let all = [
        JobFailureRow(
            name: "unreachable", details: "The video could not be downloaded: connection refused (127.0.0.1:1)",
            transfer: .error, kind: .videoUnreachable),
        JobFailureRow(
            name: "web-page", details: "The address leads to a web page (text/html), not to a video file.",
            transfer: .error, kind: .notAVideo),
        JobFailureRow(
            name: "no-video", details: "The file has no video in it, only other streams.", transfer: .finished,
            kind: .notAVideo),
        JobFailureRow(
            name: "too-large", details: "The video is larger than the limit of 100 kB.", transfer: .error,
            kind: .overLimit),
        JobFailureRow(
            name: "too-long", details: "The video is 18 s long; the limit is 10 s.", transfer: .finished,
            kind: .overLimit),
        JobFailureRow(
            name: "too-tall", details: "The video is 360 pixels high; the limit is 240.", transfer: .finished,
            kind: .overLimit),
        JobFailureRow(
            name: "no-upload", details: "There is no upload valossaupload://nothing. Upload the file again.",
            transfer: .error, kind: .videoUnreachable),
        JobFailureRow(
            name: "cancelled", details: "The job was cancelled before its analysis began.", transfer: .error,
            kind: .jobCancelled),
        JobFailureRow(
            name: "full-disk", details: "The engine's disk is full.", transfer: .finished, kind: .serviceDiskFull),
        JobFailureRow(name: "no-reason", details: nil, transfer: .finished, kind: .jobFailed),
    ]

    /// The answer of `job_status` for this id.
    public func body(of id: String) -> String {
        let details = details.map { #","details":"\#($0)""# } ?? ""
        return #"{"job_id":"\#(id)","status":"error","media_transfer_status":"\#(transfer.word)"\#(details)}"#
    }
}
