/// Any text as glyphs that are safe to show: the one place that decides what foreign text looks like and how wide it is.
///
/// - Control characters become `^X`, other characters that act on their surroundings their code, as in `<U+202E>`,
///   a newline `⏎`, an unassigned character U+FFFD.
/// - Characters without a look (zero-width spaces, soft hyphens, variation selectors, tags) are left out.
/// - A joined emoji is shown by its first part and without skin tone, since a terminal cell cannot hold more.
struct GlyphSequence: Sequence, IteratorProtocol {
    private var scalars: String.UnicodeScalarView.Iterator
    private var upcoming: Unicode.Scalar?
    /// What is left of a code or caret form, last byte first.
    private var spelled: [UInt8] = []
    private var afterEmoji = false
    private var joining = false
    private let mostScalars: Int
    /// How much of the text has been looked at: what a glyph costs is bounded by nothing but this.
    private(set) var scalarsRead = 0
    /// The limit ended it, not the text.
    private(set) var isCutShort = false

    /// - Parameter limit: the most scalars of the text that are looked at.
    init(_ text: some StringProtocol, reading limit: Int = .max) {
        scalars = String.UnicodeScalarView(text.unicodeScalars).makeIterator()
        mostScalars = limit
        advance()
    }

    private mutating func advance() {
        upcoming = isCutShort ? nil : scalars.next()
        guard upcoming != nil else { return }
        if scalarsRead == mostScalars {
            (upcoming, isCutShort) = (nil, true)
        } else {
            scalarsRead += 1
        }
    }

    mutating func next() -> Glyph? {
        if let byte = spelled.popLast() {
            return spelled.isEmpty ? withMarks(Glyph(ascii: byte)) : Glyph(ascii: byte)
        }
        while let scalar = upcoming {
            advance()
            if let glyph = glyph(startingWith: scalar) { return withMarks(glyph) }
        }
        return nil
    }

    private mutating func glyph(startingWith scalar: Unicode.Scalar) -> Glyph? {
        switch ScalarKind(scalar) {
        case .spacing(let columns):
            return spacing(scalar, columns: columns)
        case .space:
            return plain(.space)
        case .mark:
            var glyph = Glyph.space
            glyph.add(mark: scalar)
            return plain(glyph)
        case .joiner:
            joining = afterEmoji
            return nil
        case .hidden:
            return nil
        case .caret:
            return spell([scalar.value == 0x7F ? 0x3F : UInt8(scalar.value) + 0x40, 0x5E])
        case .newline:
            return plain(Glyph(base: 0x23CE, columns: 1))
        case .code:
            return spell(Array(GlyphSequence.code(of: scalar).utf8.reversed()))
        case .unknown:
            return plain(Glyph(base: 0xFFFD, columns: 1))
        }
    }

    private mutating func spacing(_ scalar: Unicode.Scalar, columns: UInt8) -> Glyph? {
        let isEmoji = GlyphSequence.isEmoji(scalar)
        let isTone = (0x1F3FB...0x1F3FF).contains(scalar.value)
        if isEmoji, joining || (isTone && afterEmoji) {
            joining = false
            return nil
        }
        return plain(Glyph(base: scalar.value, columns: columns), afterEmoji: isEmoji)
    }

    /// Digits count as emoji in Unicode, and the blocks of most text hold none, so the property is asked for last.
    private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x203C, 0x2500..<0x25A0, 0x3400..<0xD800: false
        default: scalar.properties.isEmoji
        }
    }

    private mutating func plain(_ glyph: Glyph, afterEmoji: Bool = false) -> Glyph {
        self.afterEmoji = afterEmoji
        joining = false
        return glyph
    }

    private mutating func spell(_ reversedBytes: [UInt8]) -> Glyph {
        spelled = reversedBytes
        return plain(Glyph(ascii: spelled.removeLast()))
    }

    /// Takes the marks that follow, however many, so that none of them can start a glyph of its own.
    private mutating func withMarks(_ glyph: Glyph) -> Glyph {
        guard spelled.isEmpty, let first = upcoming, first.value >= 0x300 else { return glyph }
        var glyph = glyph
        while let scalar = upcoming {
            switch ScalarKind(scalar) {
            case .mark: glyph.add(mark: scalar)
            case .hidden: break
            default: return glyph
            }
            advance()
        }
        return glyph
    }

    private static func code(of scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let padding = digits.utf8.count < 4 ? String(repeating: "0", count: 4 - digits.utf8.count) : ""
        return "<U+" + padding + digits + ">"
    }
}
