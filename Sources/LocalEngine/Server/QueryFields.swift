import Foundation
import Hummingbird

/// The fields of a GET request's query. The first of equal names counts.
struct QueryFields {
    private var values: [String: String] = [:]

    init(_ query: String?) throws(RequestFailure) {
        for pair in (query ?? "").split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(parts[0]), let value = Self.decoded(parts.count > 1 ? parts[1] : "") else {
                throw .refused("Malformed query: a field is not percent-encoded UTF-8")
            }
            if values[name] == nil { values[name] = value }
        }
    }

    func required(_ name: String) throws(RequestFailure) -> String {
        guard let value = values[name], !value.isEmpty else { throw .missing(name) }
        return value
    }

    func optional(_ name: String) -> String? { values[name] }

    private static func decoded(_ text: Substring) -> String? {
        text.replacingOccurrences(of: "+", with: " ").removingPercentEncoding
    }
}
