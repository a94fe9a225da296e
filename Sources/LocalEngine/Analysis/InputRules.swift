import Foundation

/// How both programs open a file that came from anywhere.
enum InputRules {
    /// Containers of videos. Playlists and scripts, which name other files to open, are not among them.
    static let containers = [
        "mov", "mp4", "matroska", "webm", "avi", "flv", "live_flv", "mpeg", "mpegts", "mpegvideo", "mpegtsraw", "asf",
        "ogg", "mxf", "nut", "rm", "dv", "gxf", "h264", "hevc", "m4v", "ivf", "av1", "obu", "wtv", "nsv", "mjpeg",
        "vob",
        "y4m", "yuv4mpegpipe", "swf", "amv", "bink", "mpjpeg", "vc1", "vc1test", "wav", "mp3", "flac", "aac", "gif",
    ]

    static func arguments(for path: String) -> [String] {
        [
            "-protocol_whitelist", "file", "-format_whitelist", containers.joined(separator: ","), "-i",
            "file:" + path,
        ]
    }

    /// The programs' own last words, without the path of the file.
    static func complaint(_ text: String, about path: String) -> String {
        let lines = text.split(whereSeparator: \.isNewline)
            .map { $0.replacingOccurrences(of: "file:" + path, with: "").replacingOccurrences(of: path, with: "") }
            .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: ": ").union(.whitespaces)) }
        let last = lines.last { !$0.isEmpty } ?? "no reason given"
        guard last.hasPrefix("["), let end = last.range(of: "] ") else { return String(last.prefix(200)) }
        return String(last[end.upperBound...].prefix(200))
    }
}
