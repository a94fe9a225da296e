import Foundation

/// Where a video comes from.
public enum MediaSource: Hashable, Sendable {
    /// A direct http(s) link to a file; the service fetches it.
    case url(String)
    /// A reference from the upload calls (`valossaupload://…`).
    case upload(String)
    /// An absolute path on this machine; kajo uploads it.
    case file(String)

    /// Why a text is no source. The wording is the interface's business.
    public enum Problem: Error, Hashable, Sendable {
        case empty
        /// The scheme is none that the service can fetch, for instance `ftp`.
        case unsupportedScheme(String)
        case missingHost
        /// A link with a space in it, as when two are pasted at once.
        case space
        /// A link with a control character in it, or a path with the one that no path can have.
        case controlCharacter
    }

    /// Reads what a person typed, pasted or dropped: a URL, `file://…`, a `~` or relative path, as it is, in quotes, or
    /// with its odd characters behind backslashes as a shell would have it.
    ///
    /// Nothing is looked up; whether the file exists is for the caller to find out.
    /// - Parameters:
    ///   - text: as typed; white space and one pair of quotes around it do not count.
    ///   - directory: what a relative path is relative to.
    ///   - home: what `~` stands for.
    public init(typed text: String, in directory: String, home: String) throws(Problem) {
        let typed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let text = Self.unquoted(typed)
        try self.init(text, path: text == typed ? Self.unescaped(text) : text, in: directory, home: home)
    }

    /// Reads what a program or a list names: as `init(typed:in:home:)`, but quotes and backslashes are part of a path.
    public init(listed text: String, in directory: String, home: String) throws(Problem) {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        try self.init(text, path: text, in: directory, home: home)
    }

    private init(_ text: String, path: String, in directory: String, home: String) throws(Problem) {
        guard !text.isEmpty else { throw .empty }
        if let colon = text.range(of: "://") {
            let isControl = { (scalar: Unicode.Scalar) in scalar.value < 0x20 || scalar.value == 0x7F }
            if text.unicodeScalars.contains(where: isControl) { throw .controlCharacter }
            self = try Self.link(text, scheme: text[..<colon.lowerBound].lowercased(), rest: text[colon.upperBound...])
        } else {
            if text.contains("\0") { throw .controlCharacter }
            self = .file(Self.absolute(path, in: directory, home: home))
        }
    }

    /// The text that names it: the link itself, or the path.
    public var text: String {
        switch self {
        case .url(let text), .upload(let text), .file(let text): text
        }
    }

    /// A file whose name ends as that of a list of sources does; no video's name does.
    public var isNamedAsList: Bool {
        guard case .file(let path) = self, let dot = path.lastIndex(of: ".") else { return false }
        return ["csv", "jsonl", "ndjson", "txt", "list"].contains(path[path.index(after: dot)...].lowercased())
    }

    /// A link or a path as it may be shown: a link's query may hold a secret, such as a signature, and the part before
    /// `@` a password; both stay out. Of one of many thousand characters only the beginning, so that it costs no more to
    /// show than another.
    public static func shown(_ source: String) -> String {
        let (source, isCut) = beginning(of: source)
        let end = isCut ? "\u{2026}" : ""
        guard let start = source.range(of: "://") else { return source + end }
        let query = source[start.upperBound...].firstIndex { $0 == "?" || $0 == "#" } ?? source.endIndex
        let address = source[start.upperBound..<query]
        let host = address.prefix { $0 != "/" }
        let shown = host.lastIndex(of: "@").map { "\u{2026}" + address[$0...] } ?? String(address)
        if query < source.endIndex { return source[..<start.upperBound] + shown + "?\u{2026}" }
        // The password's end may lie behind the cut.
        let isHostWhole = !isCut || address.contains("/")
        return source[..<start.upperBound] + (isHostWhole ? shown : "") + end
    }

    /// In Unicode scalars.
    private static let longestShown = 8192

    private static func beginning(of source: String) -> (text: String, isCut: Bool) {
        guard source.utf8.count > longestShown else { return (source, false) }
        let beginning = String(source.unicodeScalars.prefix(longestShown))
        return (beginning, beginning.utf8.count < source.utf8.count)
    }

    private static func link(_ text: String, scheme: String, rest: Substring) throws(Problem) -> MediaSource {
        switch scheme {
        case "http", "https":
            let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
            let name = (host.split(separator: "@", omittingEmptySubsequences: false).last ?? host).prefix { $0 != ":" }
            guard !name.isEmpty else { throw .missingHost }
            guard !rest.contains(" ") else { throw .space }
            return .url(text)
        case "valossaupload":
            guard !rest.isEmpty else { throw .missingHost }
            return .upload(text)
        case "file":
            let path = rest.drop { $0 != "/" }
            guard !path.isEmpty else { throw .empty }
            let plain = path.removingPercentEncoding ?? String(path)
            if plain.contains("\0") { throw .controlCharacter }
            return .file(plain)
        default:
            throw .unsupportedScheme(scheme)
        }
    }

    private static func unquoted(_ text: String) -> String {
        for quote in ["'", "\""] where text.count > 1 && text.hasPrefix(quote) && text.hasSuffix(quote) {
            return String(text.dropFirst().dropLast())
        }
        return text
    }

    private static func unescaped(_ text: String) -> String {
        guard text.contains("\\") else { return text }
        var isEscaped = false
        return String(
            text.filter { character in
                defer { isEscaped = character == "\\" && !isEscaped }
                return character != "\\" || isEscaped
            })
    }

    private static func absolute(_ path: String, in directory: String, home: String) -> String {
        if path == "~" { return home }
        if path.hasPrefix("~/") { return home + path.dropFirst() }
        if path.hasPrefix("/") { return path }
        return directory.hasSuffix("/") ? directory + path : directory + "/" + path
    }
}
