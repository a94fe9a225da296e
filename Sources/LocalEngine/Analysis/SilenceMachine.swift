/// Makes stretches out of what the silence filter says. Pure.
struct SilenceMachine {
    private var start: Double?
    private var stretches: [Stretch] = []

    mutating func take(_ line: String) {
        switch MetadataLine(line) {
        case .value("lavfi.silence_start", let text): start = Double(text).map { max(0, $0) }
        case .value("lavfi.silence_end", let text): end(at: Double(text))
        default: break
        }
    }

    /// - Parameter end: of the whole; silence that nothing ended lasts until there.
    mutating func finish(at end: Double) -> [Stretch] {
        self.end(at: end)
        return stretches
    }

    private mutating func end(at end: Double?) {
        if let start, let end, end > start { stretches.append(Stretch(start: start, end: end)) }
        start = nil
    }
}
