/// Finds long parts of the key in a text, as a server leaves them that echoes a key it has cut.
///
/// Looks at each byte of the text once, and further only where eight bytes in a row are found in a form of the key.
struct KeyParts: Sendable {
    /// A form of the key, and how many of its bytes are certain to hold eight characters of it, or nearly so.
    struct Form: Sendable {
        var text: String
        var shortest = KeyParts.length
    }

    /// Shorter parts are found in ordinary words too.
    static let length = 8

    private let forms: [(bytes: [UInt8], shortest: Int)]
    /// Where in which form each eight bytes stand.
    private var places: [UInt64: [(form: Int, offset: Int)]] = [:]
    private var alphabet = [Bool](repeating: false, count: 256)

    init(_ forms: [Form]) {
        self.forms = forms.map { (Array($0.text.utf8), $0.shortest) }.filter { $0.0.count >= $0.1 }
        for (form, (bytes, _)) in self.forms.enumerated() {
            var word: UInt64 = 0
            for (index, byte) in bytes.enumerated() {
                alphabet[Int(byte)] = true
                word = word << 8 | UInt64(byte)
                if index >= Self.length - 1 {
                    places[word, default: []].append((form, index - Self.length + 1))
                }
            }
        }
    }

    /// The text with every part, as long as it goes, replaced by `mark`.
    func replaced(in text: String, with mark: String) -> String {
        guard !places.isEmpty else { return text }
        let bytes = Array(text.utf8)
        var kept: [UInt8] = []
        var keptFrom = 0
        for part in parts(of: bytes) {
            kept += bytes[keptFrom..<part.lowerBound] + mark.utf8
            keptFrom = part.upperBound
        }
        return keptFrom == 0 ? text : String(decoding: kept + bytes[keptFrom...], as: UTF8.self)
    }

    private func parts(of bytes: [UInt8]) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var (word, run, index): (UInt64, Int, Int) = (0, 0, 0)
        while index < bytes.count {
            word = word << 8 | UInt64(bytes[index])
            run = alphabet[Int(bytes[index])] ? run + 1 : 0
            index += 1
            guard run >= Self.length, let end = end(of: word, from: index - Self.length, in: bytes) else { continue }
            parts.append(index - Self.length..<end)
            (index, run) = (end, 0)
        }
        return parts
    }

    /// Where the longest part ends that begins with these eight bytes; `nil` if none is long enough.
    private func end(of word: UInt64, from start: Int, in bytes: [UInt8]) -> Int? {
        guard let places = places[word] else { return nil }
        let ends = places.compactMap { place -> Int? in
            let (form, shortest) = forms[place.form]
            var length = Self.length
            while start + length < bytes.count, place.offset + length < form.count,
                bytes[start + length] == form[place.offset + length]
            {
                length += 1
            }
            return length >= shortest ? start + length : nil
        }
        return ends.max()
    }
}
