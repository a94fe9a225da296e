import Foundation

/// A JSON value as far as a list may hold it.
enum ListedValue: Decodable {
    case text(String)
    case number(Double)
    case object([String: ListedValue])
    case null
    /// None that a member of `new_job` has.
    case other

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let members = try? value.decode([String: ListedValue].self) {
            self = .object(members)
        } else if value.decodeNil() {
            self = .null
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else {
            self = .other
        }
    }
}

/// A row of JSON Lines, in the shape of a `new_job` without the key.
enum JSONListRow {
    static func read(_ line: String) -> Result<ListedSource, ListFault> {
        guard let value = try? JSONDecoder().decode(ListedValue.self, from: Data(line.utf8)) else {
            return .failure(ListFault(message: "The line is not JSON."))
        }
        guard case .object(let members) = value else {
            return .failure(ListFault(message: "The line is no JSON object."))
        }
        do throws(ListFault) {
            var row = ListedSource()
            try put(members, at: "", into: &row)
            guard row.source?.allSatisfy(\.isWhitespace) == false else { throw .noSource }
            return .success(row)
        } catch {
            return .failure(error)
        }
    }

    private static func put(
        _ members: [String: ListedValue], at path: String, into row: inout ListedSource
    ) throws(ListFault) {
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
            let path = path + name
            if path == "api_key" { throw .key }
            if case .object(let inner) = value, ListColumn.all.contains(where: { $0.path.hasPrefix(path + ".") }) {
                try put(inner, at: path + ".", into: &row)
            } else {
                try ListColumn.named(path).put(value, into: &row)
            }
        }
    }
}
