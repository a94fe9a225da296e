/// Amounts in words.
enum NumberText {
    /// Decimal units, as the service's limits are given in.
    static func bytes(_ count: Int64) -> String {
        let units = ["kB", "MB", "GB", "TB"]
        guard count >= 1000 else { return "\(count) B" }
        var value = Double(count) / 1000
        var unit = 0
        while value >= 999.95, unit < units.count - 1 {
            value /= 1000
            unit += 1
        }
        return "\(oneDecimal(value)) \(units[unit])"
    }

    static func bytesPerSecond(_ rate: Double) -> String { bytes(Int64(min(max(0, rate), 1e15))) + "/s" }

    static func percent(_ fraction: Double) -> String {
        guard fraction.isFinite else { return "0 %" }
        return "\(Int((min(max(0, fraction), 1) * 100).rounded(.down))) %"
    }

    /// A part of a whole, to the nearest; neither is something shown as nothing, nor a part as the whole.
    static func share(_ fraction: Double) -> String {
        guard fraction.isFinite, fraction > 0, fraction < 1 else { return percent(fraction) }
        return fraction < 0.01 ? "<1 %" : "\(min(99, Int((fraction * 100).rounded()))) %"
    }

    /// With at most one digit after the point.
    static func oneDecimal(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// As short as it is exact to two digits: `25`, `23.98`.
    static func rate(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e6 else { return "?" }
        let hundredths = Int((value * 100).rounded())
        if hundredths % 100 == 0 { return "\(hundredths / 100)" }
        let rest = TimeText.padded(abs(hundredths % 100))
        return "\(hundredths / 100).\(rest.hasSuffix("0") ? String(rest.dropLast()) : rest)"
    }

    /// Between −1 and 1, with its sign: `+0.23`.
    static func signed(_ value: Double, _ glyphs: Glyphs) -> String {
        let hundredths = value.isFinite ? Int((min(max(-1, value), 1) * 100).rounded()) : 0
        let sign = hundredths > 0 ? "+" : hundredths < 0 ? glyphs.minus : ""
        return sign + "\(abs(hundredths) / 100).\(TimeText.padded(abs(hundredths) % 100))"
    }

    static func count(_ number: Int, _ singular: String, _ plural: String) -> String {
        "\(number) \(number == 1 ? singular : plural)"
    }
}
