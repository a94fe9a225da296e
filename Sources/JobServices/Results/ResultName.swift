import AnalysisModel

/// The name of a result in the cache, made by kajo: a job id comes from a server and may be anything.
enum ResultName {
    private static let longest = 64

    /// The id itself where it is tame; else what is tame in it and a hash, so that two ids never share a file. The dot
    /// before the hash keeps such a name apart from every tame id.
    static func name(of id: Job.ID, _ type: ResultType = .core) -> String {
        let suffix = ".\(type.rawValue).\(type.fileExtension)"
        let tame = id.rawValue.unicodeScalars.filter(isTame)
        if tame.count == id.rawValue.unicodeScalars.count, (1...longest).contains(tame.count) {
            return id.rawValue + suffix
        }
        let visible = String(String.UnicodeScalarView(tame.prefix(longest)))
        return "\(visible).\(hash(id.rawValue))\(suffix)"
    }

    private static func isTame(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "A"..."Z", "a"..."z", "0"..."9", "-": true
        default: false
        }
    }

    /// FNV-1a over the UTF-8, in hexadecimal.
    private static func hash(_ text: String) -> String {
        let value = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return String(value, radix: 16)
    }
}
