import AnalysisModel
import Foundation

/// Times, shares and numbers as the page tells them.
enum PageText {
    /// `1:02:03`, or `2:03` below an hour.
    static func time(_ seconds: Double) -> String {
        let all = Int(min(max(0, seconds), 1e9).rounded())
        let (hours, minutes, rest) = (all / 3600, all / 60 % 60, two(all % 60))
        return hours > 0 ? "\(hours):\(two(minutes)):\(rest)" : "\(minutes):\(rest)"
    }

    static func share(_ part: Double, of whole: Double) -> String? {
        guard whole > 0 else { return nil }
        let percent = part / whole * 100
        return percent > 0 && percent < 1 ? "<1 %" : "\(Int(min(percent, 1e6).rounded())) %"
    }

    /// `+0.25`, `−0.25`, `0.00`
    static func valence(_ value: Double) -> String {
        let text = String(format: "%.2f", abs(value))
        return text == "0.00" ? text : (value < 0 ? "\u{2212}" : "+") + text
    }

    static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// `1 shot`, `2 shots`
    static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
