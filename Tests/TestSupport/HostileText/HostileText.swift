/// Texts as a service, a file or a paste may bring them, to be shown and never obeyed.
public enum HostileText {
    public struct Kind: Sendable, CustomStringConvertible {
        public let name: String
        public let text: String

        public var description: String { name }

        init(_ name: String, _ text: String) {
            self.name = name
            self.text = text
        }
    }

    /// Each control character there is, a few to a text, and every kind.
    public static let all: [Kind] = controls + sequences + answers + looks + listed

    /// All of C0, DEL, and all of C1.
    private static let controls: [Kind] = {
        let values = Array(UInt32(0)..<0x20) + Array(0x7F..<0xA0)
        return stride(from: 0, to: values.count, by: 4).map { start in
            let scalars = values[start..<min(start + 4, values.count)].compactMap(Unicode.Scalar.init)
            let name = scalars.map { String($0.value, radix: 16) }.joined(separator: " ")
            return Kind("controls \(name)", "a" + scalars.map { "\(Character($0))b" }.joined())
        }
    }()

    /// Texts made of pieces of all kinds and of scalars from anywhere; the same for the same seed.
    public static func random(_ count: Int, seed: UInt64) -> [Kind] {
        var random = SeededRandom(seed: seed)
        let kinds = all
        return (0..<count).map { number in
            let pieces = (0..<Int.random(in: 1...6, using: &random)).map { _ in piece(of: kinds, using: &random) }
            return Kind("seed \(seed), text \(number)", pieces.joined())
        }
    }

    private static func piece(of kinds: [Kind], using random: inout SeededRandom) -> String {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return scalar(in: 0...0x10_FFFF, using: &random)
        case 1: return scalar(in: 0...0x2FF, using: &random)
        case 2:
            // Bytes of any kind, as they look once they have been taken for UTF-8.
            let count = Int.random(in: 1...8, using: &random)
            let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            return String(decoding: bytes, as: UTF8.self)
        default:
            let text = kinds[Int.random(in: 0..<kinds.count, using: &random)].text.unicodeScalars
            let start = Int.random(in: 0...text.count, using: &random)
            return String(text.dropFirst(start).prefix(Int.random(in: 1...12, using: &random)))
        }
    }

    private static func scalar(in range: ClosedRange<UInt32>, using random: inout SeededRandom) -> String {
        Unicode.Scalar(UInt32.random(in: range, using: &random)).map { "\(Character($0))" } ?? ""
    }

    /// What in a text that is shown could act on what is around it, a newline included.
    public static func acting(in text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: true
            default: scalar.properties.isBidiControl
            }
        }
    }
}

/// SplitMix64: the same seed gives the same numbers.
public struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
