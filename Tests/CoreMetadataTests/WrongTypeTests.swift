import AnalysisModel
import CoreMetadata
import Foundation
import TestSupport
import Testing

/// A result in which one value, wherever it stands, is of another kind than it should be.
@Suite struct `Values of the wrong type` {
    private static let others: [(name: String, json: String)] = [
        ("null", "null"), ("true", "true"), ("zero", "0"), ("a negative number", "-1.5"), ("a huge number", "1e400"),
        ("a large whole number", "99999999999999999999"), ("an empty text", "\"\""), ("a text", "\"=x\\u0000\""),
        ("an empty array", "[]"), ("nested arrays", "[[],[null],{}]"), ("an empty object", "{}"),
        ("an object", "{\"t\":[],\"a\":{\"a\":null}}"),
    ]

    private static let mark = "\"@@here@@\""

    /// The text of a fixture with a mark in the place of each of its values in turn, and the members on the way there.
    private func places(in name: String) throws -> [(path: [String], text: String)] {
        let root = try JSONSerialization.jsonObject(with: Fixture.data(named: name))
        var places: [(path: [String], text: String)] = []
        for path in paths(of: root, at: []) {
            let marked = replaced(root, path[...])
            let data = try JSONSerialization.data(withJSONObject: marked, options: [.sortedKeys])
            places.append((path, String(decoding: data, as: UTF8.self)))
        }
        return places
    }

    private func paths(of value: Any, at path: [String]) -> [[String]] {
        let children: [(String, Any)] =
            switch value {
            case let object as [String: Any]: object.sorted { $0.key < $1.key }
            case let array as [Any]: array.enumerated().map { ("\($0)", $1) }
            default: []
            }
        return (path.isEmpty ? [] : [path]) + children.flatMap { paths(of: $1, at: path + [$0]) }
    }

    private func replaced(_ value: Any, _ path: ArraySlice<String>) -> Any {
        guard let first = path.first else { return "@@here@@" }
        if var object = value as? [String: Any] {
            object[first] = object[first].map { replaced($0, path.dropFirst()) }
            return object
        }
        guard var array = value as? [Any], let index = Int(first) else { return value }
        array[index] = replaced(array[index], path.dropFirst())
        return array
    }

    /// As many of the places as there is time for, over the whole text.
    private var step: Int { isLong ? 1 : 23 }

    @Test(arguments: ["client-core-rich.json", "client-core-1.8.1.json", "client-core-1.3.1.json"])
    func `cost no more than themselves`(fixture: String) throws {
        let whole = try CoreMetadata.summary(of: Fixture.data(named: fixture))
        let places = try places(in: fixture)
        for index in stride(from: 0, to: places.count, by: step) {
            let (path, text) = places[index]
            for other in Self.others {
                let json = text.replacing(Self.mark, with: other.json)
                let what = "\(other.name) at \(path.joined(separator: "."))"
                do {
                    let summary = try CoreMetadata.summary(of: Data(json.utf8))
                    let fewest = path == ["detections"] ? 0 : whole.detections - (path.first == "detections" ? 1 : 0)
                    #expect(summary.detections >= fewest, "\(what)")
                    #expect(summary.labels.allSatisfy { $0.screenTime >= .zero && !$0.label.isEmpty }, "\(what)")
                } catch {
                    // What it says of itself, and that it has detections, is what makes it a core result.
                    let decides = [["detections"], ["version_info"], ["version_info", "metadata_type"]]
                    #expect(decides.contains(path), "\(what): \(error.message)")
                }
            }
        }
    }

    @Test func `captions of the wrong type cost no others`() throws {
        let whole = try CoreMetadata.captions(of: Fixture.data(named: "client-captions.json"))
        for (path, text) in try places(in: "client-captions.json")
        where path.first == "selected_sections" && path.count > 1 {
            for other in Self.others {
                let json = text.replacing(Self.mark, with: other.json)
                let captions = try CoreMetadata.captions(of: Data(json.utf8))
                #expect(captions.count >= whole.count - 1, "\(other.name) at \(path.joined(separator: "."))")
            }
        }
    }

    /// A name may be long, full of escapes, or come again and again.
    @Test func `names of any kind cost no others`() throws {
        let long = String(repeating: "name", count: isLong ? 5_000_000 : 200_000)
        let escaped = String(repeating: "\\u006e", count: isLong ? 1_000_000 : 50_000)
        let names = ["", long, escaped, "\\ud800", "a.b", "0", "\\u0000", "__proto__"]
        let members = names.map { "\"\($0)\":{\"t\":\"v\",\"label\":\"x\",\"\($0)\":1,\"occs\":[{\"ss\":0,\"se\":1}]}" }
        let text = "{\"\(long)\":[1],\"detections\":{\(members.joined(separator: ","))},\"\(escaped)\":{}}"
        let summary = try CoreMetadata.summary(of: Data(text.utf8))
        #expect(summary.detections == names.count)
        #expect(summary.labels.first?.detectionIDs.contains { $0.rawValue == long } == true)
    }
}

extension CoreMetadata {
    fileprivate static func captions(of data: Data) throws -> [Caption] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try data.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try captions(ofFileAt: file.path)
    }
}
