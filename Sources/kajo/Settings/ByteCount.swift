/// A number of bytes as people write it.
enum ByteCount {
    /// - Parameter text: `500K`, `2M`, `1.5G` in thousands, or bytes.
    /// - Returns: `nil` if it is no such number, or beyond all reason.
    static func of(_ text: String) -> Int? {
        let units: [Character: Double] = ["K": 1e3, "M": 1e6, "G": 1e9, "T": 1e12]
        let unit = text.uppercased().last.flatMap { units[$0] }
        let digits = unit == nil ? text : String(text.dropLast())
        let isPlain = digits.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard isPlain, let number = Double(digits), number * (unit ?? 1) < 1e15 else { return nil }
        return Int(number * (unit ?? 1))
    }
}
