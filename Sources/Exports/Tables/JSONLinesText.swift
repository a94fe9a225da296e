import Foundation

/// Rows as JSON Lines: an object for each, its members named as the columns; what is not known is null.
public struct JSONLinesText {
    public init() {}

    public func line(of row: ExportRow) -> String {
        "{" + row.cells.map { Self.quoted($0.name) + ":" + Self.text(of: $0.cell) }.joined(separator: ",") + "}\n"
    }

    private static func text(of cell: ExportRow.Cell) -> String {
        switch cell {
        case .text(let text): quoted(text)
        case .texts(let texts): "[" + texts.map(quoted).joined(separator: ",") + "]"
        case .number(let number): NumberText.plain(number)
        case .count(let count): "\(count)"
        case .none: "null"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case _ where Self.isEscaped(scalar):
                let code = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: max(0, 4 - code.count)) + code
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// What JSON demands, and what could drive a terminal; all lie within 16 bits.
    private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
