/// Gathers what comes between the marks of a bracketed paste.
nonisolated struct PasteCollector {
    /// What is pasted beyond this is dropped; nobody pastes a mebibyte into a line on purpose.
    static let maximumBytes = 1 << 20
    private static let end = Array("\u{1B}[201~".utf8)

    private var bytes: [UInt8] = []
    private var matched = 0

    /// The whole text, once the end mark is there.
    mutating func take(_ byte: UInt8) -> String? {
        if byte == PasteCollector.end[matched] {
            matched += 1
            if matched == PasteCollector.end.count {
                matched = 0
                return finish()
            }
            return nil
        }
        // No byte but its first starts the mark, so what had matched so far was text.
        append(PasteCollector.end.prefix(matched))
        matched = byte == PasteCollector.end[0] ? 1 : 0
        if matched == 0 { append(CollectionOfOne(byte)) }
        return nil
    }

    private mutating func append(_ more: some Collection<UInt8>) {
        if bytes.count + more.count <= PasteCollector.maximumBytes { bytes.append(contentsOf: more) }
    }

    /// What has come so far. Terminals send a carriage return for a line's end; it becomes a newline.
    mutating func finish() -> String {
        append(PasteCollector.end.prefix(matched))
        var scalars = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if !(afterReturn && scalar == "\n") { scalars.append(scalar == "\r" ? "\n" : scalar) }
            afterReturn = scalar == "\r"
        }
        return String(scalars)
    }
}
