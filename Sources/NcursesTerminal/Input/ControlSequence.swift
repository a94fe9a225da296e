import Canvas

/// What comes after `ESC [`: parameters and a final byte.
nonisolated struct ControlSequence {
    enum Meaning: Equatable {
        case key(Key)
        case pasteStart
        case focusGained
        case focusLost
        case nothing
    }

    enum Step: Equatable {
        case more
        case linuxFunction
        /// An escape byte in the middle begins another sequence.
        case restart
        case broken
        case complete(Meaning)
    }

    private var parameters: [Int] = [0]
    private var isPlain = true
    private var isEmpty = true

    mutating func take(_ byte: UInt8) -> Step {
        defer { isEmpty = false }
        switch byte {
        case 0x1B: return .restart
        case UInt8(ascii: "[") where isEmpty: return .linuxFunction
        case UInt8(ascii: "0")...UInt8(ascii: "9"): append(digit: Int(byte - 0x30))
        case UInt8(ascii: ";"): if parameters.count < 16 { parameters.append(0) }
        case 0x20..<0x40: isPlain = false
        case 0x40..<0x7F: return .complete(isPlain ? meaning(final: byte) : .nothing)
        default: return .broken
        }
        return .more
    }

    private mutating func append(digit: Int) {
        let last = parameters.count - 1
        parameters[last] = min(parameters[last] * 10 + digit, 100_000)
    }

    private func meaning(final: UInt8) -> Meaning {
        switch final {
        case UInt8(ascii: "I"): return .focusGained
        case UInt8(ascii: "O"): return .focusLost
        case UInt8(ascii: "~"):
            if parameters[0] == 200 { return .pasteStart }
            return KeySequences.numbered(parameters[0]).map(Meaning.key) ?? .nothing
        default: return KeySequences.lettered(final).map(Meaning.key) ?? .nothing
        }
    }
}
