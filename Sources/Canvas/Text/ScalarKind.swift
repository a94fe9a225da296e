/// How one scalar of foreign text takes part in what is shown.
enum ScalarKind: Equatable {
    case spacing(columns: UInt8)
    /// Shown as a plain space.
    case space
    /// Belongs to the spacing character before it.
    case mark
    /// U+200D, which makes one emoji of two.
    case joiner
    /// Has no look of its own; left out.
    case hidden
    /// A control character: `^` and a letter.
    case caret
    case newline
    /// Would change what is around it, or cannot be seen though it takes room: its code is shown.
    case code
    /// Nobody knows how it looks: U+FFFD is shown.
    case unknown

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x20: self = .space
        case 0x21..<0x7F: self = .spacing(columns: 1)
        case 0x0A: self = .newline
        case 0..<0x20, 0x7F: self = .caret
        case 0x80..<0xA0: self = .code
        case 0xAD: self = .hidden
        // Fast answers for the blocks that real text and our own screens are full of.
        case 0xA1..<0x300, 0x2500..<0x25FD: self = .spacing(columns: 1)
        case 0x4E00..<0xA000, 0xAC00..<0xD7A4: self = .spacing(columns: 2)
        // Vowels and finals of decomposed Hangul stand in the cell of their initial.
        case 0x1161..<0x1200, 0xD7B0..<0xD800: self = .mark
        default: self = ScalarKind.byProperties(of: scalar)
        }
    }

    private static func byProperties(of scalar: Unicode.Scalar) -> ScalarKind {
        let properties = scalar.properties
        if properties.isBidiControl { return .code }
        switch properties.generalCategory {
        case .unassigned, .surrogate: return .unknown
        case .lineSeparator, .paragraphSeparator, .control: return .code
        case .spaceSeparator: return isWide(scalar.value) ? .spacing(columns: 2) : .space
        case .nonspacingMark, .enclosingMark: return properties.isDefaultIgnorableCodePoint ? .hidden : .mark
        case .format: return format(scalar, ignorable: properties.isDefaultIgnorableCodePoint)
        case .privateUse: return .spacing(columns: 1)
        default: break
        }
        if properties.isDefaultIgnorableCodePoint { return .code }
        if isNewerThanTable(properties.age) { return .unknown }
        return .spacing(columns: isWide(scalar.value) ? 2 : 1)
    }

    private static func format(_ scalar: Unicode.Scalar, ignorable: Bool) -> ScalarKind {
        switch scalar.value {
        case 0x200D: .joiner
        case 0xFFF9...0xFFFB: .code
        default: ignorable ? .hidden : .spacing(columns: 1)
        }
    }

    /// A width that the table cannot know must not be guessed.
    private static func isNewerThanTable(_ age: Unicode.Version?) -> Bool {
        guard let age else { return true }
        return (age.major, age.minor) > WideRanges.unicodeVersion
    }

    static func isWide(_ value: UInt32) -> Bool {
        var low = 0
        var high = WideRanges.all.count
        while low < high {
            let middle = (low + high) / 2
            let range = WideRanges.all[middle]
            if range.contains(value) { return true }
            if value < range.lowerBound { high = middle } else { low = middle + 1 }
        }
        return false
    }
}
