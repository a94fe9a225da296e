/// Why a video could not be fetched, in words a person can act on. Never holds a query or credentials.
struct DownloadFailure: Error, Hashable {
    var details: String

    static func failed(_ reason: String) -> DownloadFailure {
        DownloadFailure(details: "The video could not be downloaded: \(reason)")
    }

    static func webPage(_ type: String) -> DownloadFailure {
        DownloadFailure(details: "The address leads to a web page (\(type)), not to a video file.")
    }

    static func tooLarge(_ limit: Int64) -> DownloadFailure {
        DownloadFailure(details: "The video is larger than the limit of \(ByteText(limit).description).")
    }
}

/// A size for people: decimal units, one digit behind the point at most.
struct ByteText: CustomStringConvertible {
    let bytes: Int64

    init(_ bytes: Int64) { self.bytes = bytes }

    var description: String {
        for (unit, size) in [("GB", Int64(1_000_000_000)), ("MB", 1_000_000), ("kB", 1000)] where bytes >= size {
            let tenths = bytes / (size / 10)
            return tenths % 10 == 0 ? "\(tenths / 10) \(unit)" : "\(tenths / 10).\(tenths % 10) \(unit)"
        }
        return "\(bytes) bytes"
    }
}
