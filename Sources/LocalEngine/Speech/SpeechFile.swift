/// Writes cues as text that other programs read.
enum SpeechFile: String, CaseIterable, Sendable {
    case srt, vtt, ttml

    /// The kind of result in the contract.
    var resultType: String { "speech_to_text_" + rawValue }

    var contentType: String {
        switch self {
        case .srt: "text/plain; charset=utf-8"
        case .vtt: "text/vtt; charset=utf-8"
        case .ttml: "application/ttml+xml; charset=utf-8"
        }
    }

    /// - Parameter language: BCP 47; only TTML tells it.
    func text(of cues: [Cue], language: String) -> String {
        switch self {
        case .srt: Self.srt(cues)
        case .vtt: "WEBVTT\n" + cues.map { "\n" + Self.vtt($0) }.joined()
        case .ttml: Self.ttml(cues, language: language)
        }
    }

    /// SRT cannot quote, so an arrow in a text, which might pass for times, loses a dash.
    private static func srt(_ cues: [Cue]) -> String {
        cues.enumerated().map { position, cue in
            let lines = cue.lines.map { $0.replacing("-->", with: "->") }.joined(separator: "\n")
            return "\(position + 1)\n\(times(cue, ",", arrow: " --> "))\n\(lines)\n"
        }.joined(separator: "\n")
    }

    private static func vtt(_ cue: Cue) -> String {
        times(cue, ".", arrow: " --> ") + "\n" + cue.lines.map(quoted).joined(separator: "\n") + "\n"
    }

    private static func ttml(_ cues: [Cue], language: String) -> String {
        let paragraphs = cues.map { cue in
            let (start, end) = (time(cue.stretch.start, "."), time(cue.stretch.end, "."))
            return
                "      <p begin=\"\(start)\" end=\"\(end)\">\(cue.lines.map(quoted).joined(separator: "<br/>"))</p>\n"
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <tt xmlns="http://www.w3.org/ns/ttml" xml:lang="\(quoted(language).replacing("\"", with: "&quot;"))">
              <body>
                <div>
            \(paragraphs.joined())    </div>
              </body>
            </tt>

            """
    }

    /// The three characters that neither WebVTT nor XML has as they are.
    private static func quoted(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    private static func times(_ cue: Cue, _ point: String, arrow: String) -> String {
        time(cue.stretch.start, point) + arrow + time(cue.stretch.end, point)
    }

    /// `01:02:03,456`
    private static func time(_ seconds: Double, _ point: String) -> String {
        let all = Int((seconds * 1000).rounded())
        let (hours, minutes, whole) = (all / 3_600_000, all / 60_000 % 60, all / 1000 % 60)
        return padded(hours, 2) + ":" + padded(minutes, 2) + ":" + padded(whole, 2) + point + padded(all % 1000, 3)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
