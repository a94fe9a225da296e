/// What one cell can show: a spacing character with a few combining marks, all inline so that copying costs nothing.
struct Glyph: Hashable, Sendable {
    static let maximumMarks = 4
    static let space = Glyph(base: 0x20, columns: 1)
    static let ellipsis = Glyph(base: 0x2026, columns: 1)
    static let continuation = Glyph(base: 0, columns: 0)

    private(set) var base: UInt32
    private(set) var columns: UInt8
    private var markCount: UInt8 = 0
    private var markValues: SIMD4<UInt32> = .zero

    init(base: UInt32, columns: UInt8) {
        self.base = base
        self.columns = columns
    }

    /// For printable ASCII only.
    init(ascii: UInt8) { self.init(base: UInt32(ascii), columns: 1) }

    /// Marks past the limit are left out; stacks of them would paint over other rows.
    mutating func add(mark: Unicode.Scalar) {
        guard markCount < Glyph.maximumMarks else { return }
        markValues[Int(markCount)] = mark.value
        markCount += 1
    }

    var marks: [Unicode.Scalar] {
        markCount == 0 ? [] : (0..<Int(markCount)).compactMap { Unicode.Scalar(markValues[$0]) }
    }

    func append(to scalars: inout String.UnicodeScalarView) {
        guard columns > 0, let scalar = Unicode.Scalar(base) else { return }
        scalars.append(scalar)
        guard markCount > 0 else { return }
        scalars.append(contentsOf: marks)
    }

    static func == (left: Glyph, right: Glyph) -> Bool {
        left.base == right.base && left.columns == right.columns && left.markCount == right.markCount
            && (left.markCount == 0 || left.markValues == right.markValues)
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(base)
        if markCount > 0 { hasher.combine(markValues) }
    }
}
