import AnalysisModel

/// Reads what `by_second` tells of one detection in one second.
final class SecondReading {
    private let all = Names(["d", "o", "c", "a"])
    private let telling = Names(["a", "d"])
    private let attributes = Names(["sen", "rgb"])
    private let sentiment = Names(["val", "emo"])
    private let expression = Names(["e", "value"])

    /// - Returns: `nil` without a detection's id.
    func item(_ node: JSONNode) -> DetectionInSecond? {
        node.object(all) { members in
            guard let id = members[0]?.text else { return nil }
            var item = DetectionInSecond(
                detection: Detection.ID(rawValue: id), occurrences: members[1]?.texts ?? [],
                confidence: members[2]?.share)
            if let node = members[3] { read(node, into: &item) }
            return item
        }
    }

    /// Only of an item that has attributes: most have none.
    func read(_ node: JSONNode, second: Int, into found: inout SecondsFound) {
        guard node.kind == .object else { return }
        node.pick(telling) { members in
            guard let attributes = members[0], let id = members[1]?.text else { return }
            var item = DetectionInSecond(detection: Detection.ID(rawValue: id))
            read(attributes, into: &item)
            let (number, second) = (found.ids.numbered(id), Int32(second))
            if let valence = item.valence {
                found.feelings.append(SecondsFound.Feeling(detection: number, second: second, valence: valence))
            }
            for look in item.expressions {
                let name = found.lookNames.numbered(look)
                found.looks.append(SecondsFound.Look(detection: number, second: second, name: name))
            }
            if !item.colors.isEmpty { found.colors.append((number, second, item.colors)) }
        }
    }

    private func read(_ node: JSONNode, into item: inout DetectionInSecond) {
        guard node.kind == .object else { return }
        node.pick(attributes) { members in
            if let node = members[0], node.kind == .object {
                node.pick(sentiment) { members in
                    item.valence = members[0]?.valence
                    if let node = members[1] { item.expressions = expressions(node) }
                }
            }
            let texts = members[1]?.text.map { [$0] } ?? members[1]?.texts
            if let texts { item.colors = texts.compactMap(Self.sixDigits) }
        }
    }

    private func expressions(_ node: JSONNode) -> [String] {
        guard node.kind == .array else { return [] }
        var names: [String] = []
        node.forEachElement { element in
            if let name = element.object(expression, { $0[0]?.text ?? $0[1]?.text }) { names.append(name) }
        }
        return names
    }

    private static func sixDigits(_ text: String) -> String? {
        let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
        guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit) else { return nil }
        return digits.uppercased()
    }
}
