/// The sequences that put a terminal back to how a shell expects it.
nonisolated enum RestoreText {
    /// Bracketed paste and focus reports; terminals without them ignore the request, as ECMA-48 asks of them.
    static let modesOn = "\u{1B}[?2004h\u{1B}[?1004h"
    static let modesOff = "\u{1B}[?1004l\u{1B}[?2004l"
    private static let mouseOff = "\u{1B}[?1000l\u{1B}[?1002l\u{1B}[?1003l\u{1B}[?1006l"

    /// In the order to write them: looks, modes, keypad, cursor, and at last the screen that was there before.
    static let capabilities = ["sgr0", "op", "rmkx", "cnorm", "rmcup"]

    /// - Parameter capability: what terminfo says; nil for what the terminal lacks.
    static func whole(capability: (String) -> String?) -> String {
        let texts = capabilities.map { withoutPadding(capability($0) ?? "") }
        let speaksECMA48 = capability("cup")?.hasPrefix("\u{1B}[") ?? false
        return texts[0] + texts[1] + (speaksECMA48 ? modesOff + mouseOff : "") + texts[2...].joined()
    }

    /// Where there is no other screen to go back to, the prompt gets a line of its own, cleared of what was drawn there.
    static func lastLine(capability: (String) -> String?) -> String {
        guard capability("rmcup") == nil else { return "" }
        return "\r" + withoutPadding(capability("el") ?? "")
    }

    /// Terminfo marks waiting times as `$<5>`; no terminal of today needs them.
    static func withoutPadding(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "$<"), let end = rest[start.upperBound...].firstIndex(of: ">") {
            result += rest[..<start.lowerBound]
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }
}
