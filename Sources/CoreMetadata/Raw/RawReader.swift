import AnalysisModel
import CSimdjson

/// Finds values by their path, with the scanner alone: what lies between is not checked.
struct RawReader: ~Copyable {
    /// How much of a child's text is told, and of a value's own, in bytes of the file.
    private static let brief = 200
    private static let long = 1 << 16

    private var window: TextWindow
    private let parser: PieceParser

    init(_ source: ByteSource, size: Int = TextWindow.usualSize) throws(TextFault) {
        window = TextWindow(source, size: size)
        parser = try PieceParser()
    }

    /// To be called once.
    /// - Returns: `nil` if there is no such value.
    mutating func node(at path: [String], offset: Int, limit: Int) throws(TextFault) -> RawNode? {
        try window.refill()
        if window.rest.starts(with: [0xEF, 0xBB, 0xBF]) { window.drop(3) }
        for step in path {
            guard try enter(step) else { return nil }
        }
        let kind = Self.kind(try window.nextByte())
        guard kind == .object || kind == .array else {
            let (text, isCut) = try scalar(kind, upTo: Self.long)
            return RawNode(kind: kind, text: text, isCut: isCut)
        }
        return try page(of: kind, offset: offset, limit: limit)
    }

    /// Goes to a child of the value that begins here.
    private mutating func enter(_ step: String) throws(TextFault) -> Bool {
        let kind = Self.kind(try window.nextByte())
        guard kind == .object || kind == .array, try open() else { return false }
        guard kind == .object else {
            guard let index = Int(step), index >= 0, String(index) == step else { return false }
            return try skip(index) == index
        }
        repeat {
            if try name() == step { return true }
        } while try skip(1) == 1
        return false
    }

    private mutating func page(of kind: RawNode.Kind, offset: Int, limit: Int) throws(TextFault) -> RawNode {
        var node = RawNode(kind: kind, count: 0)
        guard try open() else { return node }
        var index = try skip(offset)
        var isOpen = index == offset
        while isOpen, node.children.count < limit {
            let key = kind == .object ? try name() : "\(index)"
            node.children.append(try child(key))
            isOpen = try window.nextByte() == UInt8(ascii: ",")
            window.drop(1)
            index += isOpen ? 1 : 0
        }
        if isOpen { index += try skip(.max) }
        node.count = index + 1
        return node
    }

    private mutating func child(_ key: String) throws(TextFault) -> RawNode.Child {
        let kind = Self.kind(try window.nextByte())
        if kind == .object || kind == .array {
            if window.count < Self.brief { try window.refill() }
            let (beginning, place) = (Array(window.rest.prefix(Self.brief)), window.offset)
            let count = try open() ? try skip(.max) + 1 : 0
            let whole = window.offset - place
            return RawNode.Child(
                key: key, kind: kind, text: RawText.onOneLine(beginning.prefix(whole)), isCut: whole > beginning.count,
                count: count)
        }
        let (text, isCut) = try scalar(kind, upTo: Self.brief)
        return RawNode.Child(key: key, kind: kind, text: text, isCut: isCut)
    }

    /// Goes behind the opening bracket.
    /// - Returns: false if the closing one followed, which is passed too.
    private mutating func open() throws(TextFault) -> Bool {
        window.drop(1)
        let byte = try window.nextByte()
        guard byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") else { return true }
        window.drop(1)
        return false
    }

    /// Goes behind so many commas of the object or array that is open, or behind its end.
    /// - Returns: how many there were.
    private mutating func skip(_ commas: Int) throws(TextFault) -> Int {
        var scan = csj_scan()
        while scan.commas < commas, !scan.is_closed {
            if window.count == 0 {
                if window.isLast { throw .notWhole }
                try window.refill()
            }
            window.drop(csj_go_on(&scan, window.bytes + window.start, window.count, commas))
        }
        return scan.commas
    }

    private mutating func name() throws(TextFault) -> String {
        guard try window.nextByte() == UInt8(ascii: "\"") else { throw .notWhole }
        let count = try window.wholeCount()
        let node = try parser.parsed(UnsafeBufferPointer(rebasing: window.rest[..<count]))
        let name = JSONNode.string(csj_text_of(node.value))
        window.drop(count)
        guard try window.nextByte() == UInt8(ascii: ":") else { throw .notWhole }
        window.drop(1)
        return name
    }

    private mutating func scalar(_ kind: RawNode.Kind, upTo limit: Int) throws(TextFault) -> (String, isCut: Bool) {
        let count = try window.wholeCount()
        defer { window.drop(count) }
        let bytes = window.rest[..<count]
        guard kind == .text else {
            return (String(decoding: bytes.prefix(limit), as: UTF8.self), count > limit)
        }
        return (try text(RawText.beginning(of: bytes, upTo: limit)), count > limit)
    }

    private func text(_ shown: [UInt8]) throws(TextFault) -> String {
        let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: shown.count + Int(CSJ_PADDING))
        defer { room.deallocate() }
        room.initialize(repeating: 0x20)
        _ = room.update(fromContentsOf: shown)
        let node = try parser.parsed(UnsafeBufferPointer(rebasing: room[..<shown.count]))
        return JSONNode.string(csj_text_of(node.value))
    }

    private static func kind(_ byte: UInt8) -> RawNode.Kind {
        switch byte {
        case UInt8(ascii: "{"): .object
        case UInt8(ascii: "["): .array
        case UInt8(ascii: "\""): .text
        case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
        case UInt8(ascii: "n"): .null
        default: .number
        }
    }
}

/// The beginning of a long text.
enum RawText {
    /// - Parameter text: with its quotes.
    /// - Returns: whole characters and escapes of it, in quotes.
    static func beginning(of text: Slice<UnsafeBufferPointer<UInt8>>, upTo limit: Int) -> [UInt8] {
        guard text.count > limit else { return Array(text) }
        let bytes = Array(text.prefix(limit))
        var (index, end) = (1, 1)
        while index < bytes.count {
            let isEscape = bytes[index] == UInt8(ascii: "\\")
            let isUnit = isEscape && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "u")
            index += isUnit ? 6 : isEscape ? 2 : length(bytes[index])
            if index <= bytes.count { end = index }
        }
        return bytes[..<end] + [UInt8(ascii: "\"")]
    }

    /// Without the line breaks and the indentation of a file made for people; a character that is cut is left out.
    static func onOneLine(_ bytes: ArraySlice<UInt8>) -> String {
        var text = String(decoding: bytes, as: UTF8.self)
        while text.last == "\u{FFFD}" { text.removeLast() }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Of a character in UTF-8, by its first byte.
    private static func length(_ byte: UInt8) -> Int {
        switch byte {
        case 0xC0..<0xE0: 2
        case 0xE0..<0xF0: 3
        case 0xF0...: 4
        default: 1
        }
    }
}
