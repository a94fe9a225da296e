/// One line of a table: named cells in their order.
public struct ExportRow: Sendable {
    /// What stands in a cell; a text may be foreign.
    public enum Cell: Hashable, Sendable {
        case text(String)
        case texts([String])
        case number(Double)
        case count(Int)
        /// Nothing is known.
        case none
    }

    public private(set) var cells: [(name: String, cell: Cell)]

    init(_ cells: [(name: String, cell: Cell)]) { self.cells = cells }

    /// The columns, in their order.
    public var names: [String] { cells.map(\.name) }
}

extension ExportRow.Cell {
    static func maybe(_ text: String?) -> Self { text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .none }

    static func maybe(_ number: Double?) -> Self { number.flatMap { $0.isFinite ? .number($0) : nil } ?? .none }

    static func maybe(_ count: Int?) -> Self { count.map { .count($0) } ?? .none }

    /// Seconds to the microsecond: below that a sum of binary fractions is noise.
    static func seconds(_ seconds: Double?) -> Self { maybe(seconds.map { ($0 * 1e6).rounded() / 1e6 }) }
}
