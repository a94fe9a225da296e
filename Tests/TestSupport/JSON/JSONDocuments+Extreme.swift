extension JSONDocuments {
    /// Whole texts that are more than anybody would send; none is an answer or a result.
    public static func extremes(isLong: Bool) -> [(name: String, bytes: [UInt8])] {
        let digits = String(repeating: "7", count: isLong ? 100_000_000 : 1_000_000)
        let depth = isLong ? 1_000_000 : 100_000
        let pairs = isLong ? 1_000_000 : 20_000
        let texts: [(String, String)] = [
            ("arrays without an end", String(repeating: "[", count: depth)),
            ("objects without an end", String(repeating: "{\"a\":", count: depth)),
            ("deep arrays", String(repeating: "[", count: depth) + String(repeating: "]", count: depth)),
            (
                "deep objects in a member",
                "{\"x\":" + String(repeating: "{\"a\":", count: depth) + "1" + String(repeating: "}", count: depth + 1)
            ),
            ("a long number", digits),
            ("a long fraction in a member", "{\"status\":0." + digits + "}"),
            ("a long exponent in a member", "{\"job_id\":1e" + digits + "}"),
            ("the same member many times", "{" + String(repeating: "\"a\":1,", count: pairs) + "\"a\":1}"),
            ("a long text", "\"" + String(repeating: "kajo ", count: isLong ? 4_000_000 : 300_000) + "\""),
            ("a text of escapes", "\"" + String(repeating: "\\ud800", count: isLong ? 200_000 : 20_000) + "\""),
            ("a long name", "{\"" + String(repeating: "n", count: isLong ? 10_000_000 : 1_000_000) + "\":1}"),
            ("spaces", String(repeating: " ", count: isLong ? 10_000_000 : 1_000_000)),
        ]
        return texts.map { ($0, Array($1.utf8)) }
    }
}
