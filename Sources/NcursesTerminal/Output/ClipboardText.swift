/// The sequences that hand a text to the terminal's clipboard.
nonisolated struct ClipboardText {
    /// In bytes; terminals drop requests of more than 100,000 bytes, and base64 makes four of three.
    static let longest = 72_000
    /// GNU screen passes strings of at most 768 bytes on.
    static let screenPiece = 700

    private enum Carrier { case plain, tmux, screen }

    private let carrier: Carrier

    init(environment: [String: String]) {
        if !(environment["TMUX"] ?? "").isEmpty {
            carrier = .tmux
        } else if !(environment["STY"] ?? "").isEmpty {
            carrier = .screen
        } else {
            carrier = .plain
        }
    }

    /// What to write, and how many bytes of the text had no room.
    func request(for text: String) -> (sequence: String, leftOff: Int) {
        let (shown, leftOff) = Self.bounded(text)
        let request = "\u{1B}]52;c;" + Self.base64(shown) + "\u{07}"
        switch carrier {
        case .plain: return (request, leftOff)
        // tmux takes the one or the other, by its options set-clipboard and allow-passthrough.
        case .tmux: return (request + Self.passed(request), leftOff)
        case .screen: return (Self.pieces(request), leftOff)
        }
    }

    private static func bounded(_ text: String) -> ([UInt8], leftOff: Int) {
        let bytes = Array(text.utf8)
        guard bytes.count > longest else { return (bytes, 0) }
        var end = longest
        while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return (Array(bytes[..<end]), bytes.count - end)
    }

    private static func passed(_ request: String) -> String {
        "\u{1B}Ptmux;" + request.replacing("\u{1B}", with: "\u{1B}\u{1B}") + "\u{1B}\\"
    }

    private static func pieces(_ request: String) -> String {
        let bytes = Array(request.utf8)
        return stride(from: 0, to: bytes.count, by: screenPiece).map { start in
            let piece = bytes[start..<min(bytes.count, start + screenPiece)]
            return "\u{1B}P" + String(decoding: piece, as: UTF8.self) + "\u{1B}\\"
        }.joined()
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count / 3 * 4 + 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(bytes.count, start + 3)]
            let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                result.append(place <= group.count ? digits[value >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
