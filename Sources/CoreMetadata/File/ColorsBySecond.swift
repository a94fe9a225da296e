/// The colours in `detection_groupings.by_second`, the only part of it that the summary shows.
extension KeyedDecodingContainer {
    /// - Parameter detections: the ids of the detections that are colours.
    /// - Returns: for each second its colours; empty if no second has any.
    func colors(of detections: Set<String>, in key: Key) throws -> [[String]] {
        var seconds = try nestedUnkeyedContainer(forKey: key)
        var colors: [[String]] = []
        // Thirty years of empty seconds fit into a small file.
        while !seconds.isAtEnd, colors.count < 1_000_000 {
            if var items = try? seconds.nestedUnkeyedContainer() {
                colors.append(items.colors(of: detections))
            } else {
                _ = try seconds.decode(Anything.self)
                colors.append([])
            }
        }
        return colors.contains { !$0.isEmpty } ? colors : []
    }
}

extension UnkeyedDecodingContainer {
    fileprivate mutating func colors(of detections: Set<String>) -> [String] {
        var colors: [String] = []
        while !isAtEnd {
            if let item = try? nestedContainer(keyedBy: SecondKeys.self) {
                colors += item.colors(of: detections)
            } else if (try? decode(Anything.self)) == nil {
                break
            }
        }
        return colors
    }
}

private enum SecondKeys: String, CodingKey {
    case detection = "d"
    case attributes = "a"
}

private enum AttributeKeys: String, CodingKey { case colors = "rgb" }

extension KeyedDecodingContainer<SecondKeys> {
    fileprivate func colors(of detections: Set<String>) -> [String] {
        guard let id = lenient(.detection, as: String.self), detections.contains(id),
            let attributes = try? nestedContainer(keyedBy: AttributeKeys.self, forKey: .attributes)
        else { return [] }
        let texts =
            attributes.lenient(.colors, as: String.self).map { [$0] }
            ?? attributes.lenient(.colors, as: LenientArray<String>.self)?.elements ?? []
        return texts.compactMap { $0.flatMap(Self.sixDigits) }
    }

    private static func sixDigits(_ text: String) -> String? {
        let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
        guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit) else { return nil }
        return digits.uppercased()
    }
}
