import Foundation

extension JSONValue {
    struct Malformed: Error {
        /// Near which line, counted from 1, the first mistake is; `nil` where that is not known.
        var line: Int?

        /// For the person who wrote a file; quotes nothing of it, for it may hold secrets.
        var reason: String { line.map { "it is not JSON; the first mistake is near line \($0)" } ?? "it is not JSON" }
    }

    /// Deeper documents are refused before the decoder, which recurses, sees them.
    static let deepest = 64

    /// Reads one whole JSON document.
    init(parsing bytes: some Sequence<UInt8>) throws(Malformed) {
        let data = Data(bytes)
        guard Self.depth(of: data) <= Self.deepest else { throw Malformed() }
        guard let decoded = try? JSONDecoder().decode(Decoded.self, from: data) else {
            throw Malformed(line: Self.lineOfMistake(in: data))
        }
        self = decoded.value
    }

    /// The decoder does not tell the place; its older sister does, in its text alone.
    private static func lineOfMistake(in data: Data) -> Int? {
        do {
            _ = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
            return nil
        } catch {
            let text = (error as NSError).userInfo["NSDebugDescription"] as? String ?? ""
            let place = text.firstMatch(of: /character (\d+)/).flatMap { Int($0.1) }
            guard !data.isEmpty, let offset = place ?? (text.contains("end of file") ? data.count - 1 : nil) else {
                return nil
            }
            return data.prefix(offset).count { $0 == UInt8(ascii: "\n") } + 1
        }
    }

    private static func depth(of data: Data) -> Int {
        var depth = 0
        var deepest = 0
        var inString = false
        var escaped = false
        for byte in data {
            if escaped {
                escaped = false
            } else if inString {
                if byte == UInt8(ascii: "\\") { escaped = true }
                if byte == UInt8(ascii: "\"") { inString = false }
            } else if byte == UInt8(ascii: "\"") {
                inString = true
            } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                depth += 1
                deepest = max(deepest, depth)
            } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                depth -= 1
            }
        }
        return deepest
    }
}

private struct Decoded: Decodable {
    struct Name: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    var value: JSONValue

    init(from decoder: any Decoder) throws {
        if let object = try? decoder.container(keyedBy: Name.self) {
            value = .object(
                try object.allKeys.map {
                    JSONValue.Member(name: $0.stringValue, value: try object.decode(Decoded.self, forKey: $0).value)
                })
        } else if var array = try? decoder.unkeyedContainer() {
            var values: [JSONValue] = []
            while !array.isAtEnd { values.append(try array.decode(Decoded.self).value) }
            value = .array(values)
        } else {
            value = try Self.scalar(decoder.singleValueContainer())
        }
    }

    private static func scalar(_ container: any SingleValueDecodingContainer) throws -> JSONValue {
        if container.decodeNil() { return .null }
        if let flag = try? container.decode(Bool.self) { return .bool(flag) }
        if let number = try? container.decode(Int64.self) { return .int(number) }
        if let number = try? container.decode(Double.self) { return .double(number) }
        return .string(try container.decode(String.self))
    }
}
