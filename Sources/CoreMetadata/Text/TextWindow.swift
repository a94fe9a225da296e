import CSimdjson

/// The part of a text that is in memory: what has not been taken yet, from `start` on.
///
/// There is always one byte before `start`, and room for what a parser reads behind a piece.
struct TextWindow: ~Copyable {
    /// Parsed pieces of this size stay in the processor's nearer memory.
    static let usualSize = 1 << 18

    private(set) var bytes: UnsafeMutablePointer<UInt8>
    private(set) var start = 1
    private(set) var end = 1
    /// Nothing comes behind `end`.
    private(set) var isLast = false
    private let source: ByteSource
    /// So much of the text is in memory at most.
    private(set) var capacity: Int
    private var readTo: Int

    /// - Parameter offset: in the text, of the window's first byte.
    init(_ source: ByteSource, at offset: Int = 0, size: Int = TextWindow.usualSize) {
        self.source = source
        capacity = size
        readTo = offset
        bytes = Self.room(for: size)
        bytes[0] = UInt8(ascii: " ")
    }

    deinit { bytes.deallocate() }

    var count: Int { end - start }

    /// The offset of `start` in the text.
    var offset: Int { readTo - count }

    var rest: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes + start, count: count) }

    mutating func drop(_ count: Int) { start += count }

    /// Makes what is there as much as fits.
    mutating func fill() throws(CoreMetadataError) {
        guard !isLast else { return }
        if start > 1 {
            let present = count
            // With the byte before it: a piece may borrow it.
            bytes.update(from: bytes + start - 1, count: present + 1)
            (start, end) = (1, present + 1)
        }
        while !isLast, end <= capacity {
            let room = UnsafeMutableRawBufferPointer(start: bytes + end, count: capacity + 1 - end)
            let count = try source.read(at: readTo, into: room)
            if count == 0 { isLast = true }
            end += count
            readTo += count
        }
    }

    /// Makes room for twice as much, and fills it.
    mutating func grow() throws(CoreMetadataError) {
        let larger = Self.room(for: capacity * 2)
        larger.update(from: bytes, count: end)
        bytes.deallocate()
        (bytes, capacity) = (larger, capacity * 2)
        try fill()
    }

    private static func room(for size: Int) -> UnsafeMutablePointer<UInt8> {
        let room = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 + size + 1 + Int(CSJ_PADDING))
        room.initialize(repeating: 0x20, count: 1 + size + 1 + Int(CSJ_PADDING))
        return room
    }
}
