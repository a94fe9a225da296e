import CSimdjson

/// Goes through a JSON text of any size from its beginning to its end, with a window of it in memory.
///
/// All of it is checked to be JSON, also what nobody wants. A piece that somebody wants is never divided: the window
/// grows until the piece fits.
struct DocumentWalk<Visitor: DocumentVisitor>: ~Copyable {
    private var window: TextWindow
    private let parser: PieceParser
    var visitor: Visitor
    private var isOver = false
    /// The text is an object.
    private(set) var isObject = false

    init(_ source: ByteSource, size: Int = TextWindow.usualSize, visitor: Visitor) throws(TextFault) {
        window = TextWindow(source, size: size)
        parser = try PieceParser()
        self.visitor = visitor
    }

    /// - Throws: a fault if it is no JSON.
    mutating func run() throws(TextFault) {
        try fill()
        if window.rest.starts(with: [0xEF, 0xBB, 0xBF]) { window.drop(3) }
        let first = try nextByte()
        isObject = first == UInt8(ascii: "{")
        if isObject { try enter(nil, depth: 1) } else { try passOver(depth: 0) }
        guard !isOver else { return }
        guard try peek() == nil else { throw .notWhole }
    }

    // MARK: values

    private mutating func value(_ wish: Wish<Visitor.Place>, depth: Int) throws(TextFault) {
        guard depth < deepest else { throw .notWhole }
        let first = try nextByte()
        let isObject = first == UInt8(ascii: "{")
        switch wish {
        case .enter(let place) where isObject: try enter(place, depth: depth + 1)
        case .children(let place) where isObject || first == UInt8(ascii: "["):
            visitor.begin(place, isObject: isObject)
            try children(of: place, isObject: isObject, depth: depth + 1)
        case .whole(let place):
            let count = try wholeCount()
            visitor.take(whole: try parser.parsed(piece(count)), at: place)
            window.drop(count)
        default: try passOver(depth: depth)
        }
    }

    private mutating func enter(_ place: Visitor.Place?, depth: Int) throws(TextFault) {
        window.drop(1)
        var isFirst = true
        while !isOver {
            let byte = try nextByte()
            if byte == UInt8(ascii: "}"), isFirst {
                window.drop(1)
                return
            }
            let name = try name()
            try value(visitor.wish(for: name, in: place), depth: depth)
            if isOver { return }
            isFirst = false
            guard try isComma(or: UInt8(ascii: "}")) else { return }
        }
    }

    /// A member's name, and the colon behind it.
    private mutating func name() throws(TextFault) -> String {
        guard try nextByte() == UInt8(ascii: "\"") else { throw .notWhole }
        let count = try wholeCount()
        let node = try parser.parsed(piece(count))
        let name = JSONNode.string(csj_text_of(node.value))
        window.drop(count)
        guard try nextByte() == UInt8(ascii: ":") else { throw .notWhole }
        window.drop(1)
        return name
    }

    /// - Returns: false if there was the closing bracket instead.
    private mutating func isComma(or closing: UInt8) throws(TextFault) -> Bool {
        let byte = try nextByte()
        guard byte == UInt8(ascii: ",") || byte == closing else { throw .notWhole }
        window.drop(1)
        return byte == UInt8(ascii: ",")
    }

    /// In pieces of whole children.
    /// - Parameter place: `nil` if nobody wants them, and a child may be divided.
    private mutating func children(of place: Visitor.Place?, isObject: Bool, depth: Int) throws(TextFault) {
        guard depth < deepest else { throw .notWhole }
        let closing = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
        window.drop(1)
        var (first, isOpen, isBehindComma) = (0, true, false)
        while isOpen, !isOver {
            try fill()
            var scan = csj_scan()
            let scanned = csj_go_on(&scan, window.bytes + window.start, window.count, .max)
            let count = scan.is_closed ? scanned - 1 : scan.behind_comma - 1
            guard count >= 0 else {
                if place == nil, try divide(isObject: isObject, depth: depth) {
                    isOpen = try isComma(or: closing)
                    isBehindComma = isOpen
                } else {
                    try growWindow()
                }
                continue
            }
            let isBlank = piece(count).allSatisfy(isSpace)
            if isBlank, isBehindComma || !scan.is_closed { throw .notWhole }
            if scan.is_closed, window.bytes[window.start + count] != closing { throw .notWhole }
            if !isBlank { try take(count, of: place, isObject: isObject, first: first) }
            first += scan.is_closed ? scan.commas + 1 : scan.commas
            window.drop(count + 1)
            (isOpen, isBehindComma) = (!scan.is_closed, true)
        }
    }

    private mutating func take(
        _ count: Int, of place: Visitor.Place?, isObject: Bool, first: Int
    ) throws(TextFault) {
        let (before, behind) = (window.start - 1, window.start + count)
        let kept = (window.bytes[before], window.bytes[behind])
        window.bytes[before] = isObject ? UInt8(ascii: "{") : UInt8(ascii: "[")
        window.bytes[behind] = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
        defer { (window.bytes[before], window.bytes[behind]) = kept }
        let node = try parser.parsed(UnsafeBufferPointer(start: window.bytes + before, count: count + 2))
        guard let place else { return }
        isOver = !visitor.take(node, of: place, first: first, parser)
    }

    /// Passes over one child that is larger than the window, in parts.
    /// - Returns: false if it is nothing that can be divided.
    private mutating func divide(isObject: Bool, depth: Int) throws(TextFault) -> Bool {
        if isObject { _ = try name() }
        let first = try nextByte()
        guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
            try passOver(depth: depth)
            return true
        }
        try children(of: nil, isObject: first == UInt8(ascii: "{"), depth: depth + 1)
        return true
    }

    private mutating func passOver(depth: Int) throws(TextFault) {
        let first = try nextByte()
        let isObject = first == UInt8(ascii: "{")
        if isObject || first == UInt8(ascii: "[") {
            guard let count = ValueEnd.count(in: window.rest, isLast: window.isLast) else {
                return try children(of: nil, isObject: isObject, depth: depth + 1)
            }
            _ = try parser.parsed(piece(count))
            window.drop(count)
        } else {
            let count = try wholeCount()
            _ = try parser.parsed(piece(count))
            window.drop(count)
        }
    }

    // MARK: bytes

    private func piece(_ count: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: window.bytes + window.start, count: count)
    }

    /// How many bytes the value has that begins here; all of them are in the window then.
    private mutating func wholeCount() throws(TextFault) -> Int {
        while true {
            if let count = ValueEnd.count(in: window.rest, isLast: window.isLast) { return count }
            if window.isLast { throw .notWhole }
            try growWindow()
        }
    }

    private mutating func growWindow() throws(TextFault) {
        if window.isLast { throw .notWhole }
        do throws(CoreMetadataError) { try window.grow() } catch { throw .file(error) }
    }

    private mutating func fill() throws(TextFault) {
        do throws(CoreMetadataError) { try window.fill() } catch { throw .file(error) }
    }

    /// The next byte that is no white space, which stays.
    private mutating func nextByte() throws(TextFault) -> UInt8 {
        guard let byte = try peek() else { throw .notWhole }
        return byte
    }

    private mutating func peek() throws(TextFault) -> UInt8? {
        while true {
            while window.count > 0 {
                let byte = window.bytes[window.start]
                guard isSpace(byte) else { return byte }
                window.drop(1)
            }
            if window.isLast { return nil }
            try fill()
        }
    }
}

private let deepest = 512

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

/// Finds where a value ends.
enum ValueEnd {
    /// - Returns: `nil` if it goes on behind the bytes. What is no JSON ends anywhere.
    static func count(in bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Int? {
        guard let first = bytes.first, let base = bytes.baseAddress else { return nil }
        switch first {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            var scan = csj_scan()
            let count = csj_go_on(&scan, base + 1, bytes.count - 1, .max)
            return scan.is_closed ? count + 1 : nil
        case UInt8(ascii: "\""):
            var index = 1
            while index < bytes.count {
                switch bytes[index] {
                case UInt8(ascii: "\""): return index + 1
                case UInt8(ascii: "\\"): index += 2
                default: index += 1
                }
            }
            return nil
        default:
            let end = bytes.firstIndex { byte in
                byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") || byte <= 0x20
            }
            if end == 0 { return 1 }
            return end ?? (isLast ? bytes.count : nil)
        }
    }
}
