/// Numbers as programs read them.
enum NumberText {
    /// As many digits as tell the number apart from all others; no exponent, and no fraction where there is none.
    ///
    /// - Parameter number: finite.
    static func plain(_ number: Double) -> String {
        let text = "\(abs(number))"
        let parts = text.split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]) else {
            return sign(of: number) + (text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
        }
        let digits = String(parts[0].filter { $0 != "." })
        let whole = exponent + 1
        guard whole > 0 else { return sign(of: number) + "0." + zeros(-whole) + trimmed(digits) }
        return sign(of: number) + digits + zeros(whole - digits.count)
    }

    private static func sign(of number: Double) -> String { number < 0 ? "-" : "" }

    private static func zeros(_ count: Int) -> String { String(repeating: "0", count: max(0, count)) }

    /// `1.0e-07` has a zero that says nothing.
    private static func trimmed(_ digits: String) -> String {
        digits.count > 1 && digits.hasSuffix("0") ? String(digits.dropLast()) : digits
    }
}
