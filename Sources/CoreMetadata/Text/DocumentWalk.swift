import CSimdjson

/// Goes through a JSON text of any size from its beginning to its end, with a window of it in memory.
///
/// All of it is checked to be JSON, also what nobody wants. A piece that somebody wants is divided only where the visitor
/// says so; else the window grows until the piece fits.
struct DocumentWalk<Visitor: DocumentVisitor>: ~Copyable {
    private var window: TextWindow
    private let parser: PieceParser
    var visitor: Visitor
    private var isOver = false
    /// So much of the text has been in memory at once.
    var mostHeld: Int { window.capacity }
    /// The text is an object.
    private(set) var isObject = false

    init(_ source: ByteSource, size: Int = TextWindow.usualSize, visitor: Visitor) throws(TextFault) {
        window = TextWindow(source, size: size)
        parser = try PieceParser()
        self.visitor = visitor
    }

    /// - Throws: a fault if it is no JSON.
    mutating func run() throws(TextFault) {
        try window.refill()
        if window.rest.starts(with: [0xEF, 0xBB, 0xBF]) { window.drop(3) }
        let first = try window.nextByte()
        isObject = first == UInt8(ascii: "{")
        if isObject { try enter(nil, depth: 1) } else { try passOver(depth: 0) }
        guard !isOver else { return }
        guard try window.peek() == nil else { throw .notWhole }
    }

    // MARK: values

    private mutating func value(_ wish: Wish<Visitor.Place>, depth: Int) throws(TextFault) {
        guard depth < deepest else { throw .notWhole }
        let first = try window.nextByte()
        let isObject = first == UInt8(ascii: "{")
        switch wish {
        case .enter(let place) where isObject:
            try enter(place, depth: depth + 1)
            if !isOver { isOver = !visitor.end(place) }
        case .children(let place) where isObject || first == UInt8(ascii: "["):
            visitor.begin(place, isObject: isObject)
            try children(of: place, isObject: isObject, depth: depth + 1)
        case .whole(let place):
            let count = try window.wholeCount()
            visitor.take(whole: try parser.parsed(piece(count)), at: place)
            window.drop(count)
        default: try passOver(depth: depth)
        }
    }

    private mutating func enter(_ place: Visitor.Place?, depth: Int) throws(TextFault) {
        window.drop(1)
        var isFirst = true
        while !isOver {
            let byte = try window.nextByte()
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
        guard try window.nextByte() == UInt8(ascii: "\"") else { throw .notWhole }
        let count = try window.wholeCount()
        let node = try parser.parsed(piece(count))
        let name = JSONNode.string(csj_text_of(node.value))
        window.drop(count)
        guard try window.nextByte() == UInt8(ascii: ":") else { throw .notWhole }
        window.drop(1)
        return name
    }

    /// - Returns: false if there was the closing bracket instead.
    private mutating func isComma(or closing: UInt8) throws(TextFault) -> Bool {
        let byte = try window.nextByte()
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
            _ = try window.nextByte()
            try window.refill()
            var scan = csj_scan()
            let scanned = csj_go_on(&scan, window.bytes + window.start, window.count, .max)
            let count = scan.is_closed ? scanned - 1 : scan.behind_comma - 1
            guard count >= 0 else {
                guard place.map(visitor.dividesChildren) ?? true else {
                    try window.larger()
                    continue
                }
                try divide(place, isObject: isObject, at: first, depth: depth)
                isOpen = isOver ? false : try isComma(or: closing)
                isBehindComma = isOpen
                first += 1
                continue
            }
            let isBlank = piece(count).allSatisfy(TextWindow.isSpace)
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

    /// One child that is larger than the window, in parts.
    private mutating func divide(
        _ place: Visitor.Place?, isObject: Bool, at position: Int, depth: Int
    ) throws(TextFault) {
        let name = isObject ? try name() : nil
        try value(place.map { visitor.wish(forLarge: name, at: position, in: $0) } ?? .nothing, depth: depth)
    }

    private mutating func passOver(depth: Int) throws(TextFault) {
        let first = try window.nextByte()
        let isObject = first == UInt8(ascii: "{")
        if isObject || first == UInt8(ascii: "[") {
            guard let count = ValueEnd.count(in: window.rest, isLast: window.isLast) else {
                return try children(of: nil, isObject: isObject, depth: depth + 1)
            }
            _ = try parser.parsed(piece(count))
            window.drop(count)
        } else {
            if first == UInt8(ascii: "\"") { try passOverBeginning() }
            let count = try window.wholeCount()
            _ = try parser.parsed(piece(count))
            window.drop(count)
        }
    }

    /// Of a text that is larger than the window: what is left of it begins with a quote of its own.
    private mutating func passOverBeginning() throws(TextFault) {
        while true {
            try window.refill()
            guard ValueEnd.count(in: window.rest, isLast: window.isLast) == nil, !window.isLast else { return }
            let count = ValueEnd.beginning(ofTextIn: window.rest)
            guard count > 1 else { return }
            let behind = window.bytes + window.start + count
            let kept = behind.pointee
            behind.pointee = UInt8(ascii: "\"")
            _ = try parser.parsed(piece(count + 1))
            behind.pointee = kept
            window.drop(count - 1)
            window.bytes[window.start] = UInt8(ascii: "\"")
        }
    }

    // MARK: bytes

    private func piece(_ count: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: window.bytes + window.start, count: count)
    }
}

private let deepest = 512
