import Testing

@testable import LocalEngine

/// The detections of a core result, for looking at.
struct FoundDetections {
    struct Found: Hashable {
        var label: String
        var start: Double
        var end: Double
    }

    let json: JSONValue

    init(_ json: JSONValue) { self.json = json }

    var types: [String] {
        guard case .object(let members)? = json["detection_groupings"]?["by_detection_type"] else { return [] }
        return members.map(\.name)
    }

    /// In the order of `by_detection_type`.
    func all(_ type: String) -> [JSONValue] {
        array(json["detection_groupings"]?["by_detection_type"]?[type]).compactMap { id in
            id.string.flatMap { json["detections"]?[$0] }
        }
    }

    /// Each occurrence of a type's detections.
    func occurrences(_ type: String) -> [Found] {
        all(type).flatMap { detection in
            array(detection["occs"]).compactMap { occurrence in
                guard let label = detection["label"]?.string, let start = number(occurrence["ss"]),
                    let end = number(occurrence["se"])
                else { return nil }
                return Found(label: label, start: start, end: end)
            }
        }
    }

    /// The labels of a type's detections in each second.
    func seconds(_ type: String) -> [[String]] {
        array(json["detection_groupings"]?["by_second"]).map { second in
            array(second).compactMap { item in
                let detection = item["d"]?.string.flatMap { json["detections"]?[$0] }
                return detection?["t"]?.string == type ? detection?["label"]?.string : nil
            }
        }
    }

    private func number(_ value: JSONValue?) -> Double? {
        switch value {
        case .int(let number)?: Double(number)
        case .double(let number)?: number
        default: nil
        }
    }

    private func array(_ value: JSONValue?) -> [JSONValue] {
        guard case .array(let values)? = value else { return [] }
        return values
    }
}
