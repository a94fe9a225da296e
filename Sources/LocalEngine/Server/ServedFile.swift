import Foundation
import HTTPTypes
import Hummingbird

/// A finished document as HTTP gives it: whole, or what is missing of it after a broken connection (RFC 9110, 14).
struct ServedFile {
    let path: String
    let length: Int
    /// Differs as soon as the document is another one: documents are replaced, never written into.
    let entityTag: String

    /// Throws if there is no such file.
    init(path: String) throws {
        let facts = try FileManager.default.attributesOfItem(atPath: path)
        let changed = (facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        let number = (facts[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0
        self.path = path
        length = (facts[.size] as? NSNumber)?.intValue ?? 0
        entityTag =
            "\""
            + [UInt64(length), number, changed.bitPattern].map { String($0, radix: 16) }
            .joined(separator: "-") + "\""
    }

    func response(to request: Request, type: String, _ context: EngineContext) async throws -> Response {
        var headers: HTTPFields = [
            .contentType: type, .cacheControl: "no-store", .acceptRanges: "bytes", .eTag: entityTag,
        ]
        switch wish(of: request.headers) {
        case .whole:
            let body = try await FileIO().loadFile(path: path, context: context)
            return Response(status: .ok, headers: headers, body: body)
        case .part(let range):
            headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound)/\(length)"
            let body = try await FileIO().loadFile(path: path, range: range, context: context)
            return Response(status: .partialContent, headers: headers, body: body)
        case .nothing:
            throw RequestFailure(
                status: .rangeNotSatisfiable, messages: ["The result has \(length) bytes, and none from there on"],
                headers: [.contentRange: "bytes */\(length)"])
        }
    }

    enum Wish: Hashable {
        case whole
        case part(ClosedRange<Int>)
        /// A part that lies behind the end.
        case nothing
    }

    /// What is no single range is not a range that has to be understood.
    func wish(of headers: HTTPFields) -> Wish {
        guard let range = headers[.range], headers[.ifRange].map({ $0 == entityTag }) ?? true else { return .whole }
        let parts = range.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bytes" else { return .whole }
        let ends = parts[1].split(separator: "-", omittingEmptySubsequences: false).map { $0.isEmpty ? nil : Int($0) }
        guard ends.count == 2 else { return .whole }
        switch (ends[0], ends[1]) {
        case (let first?, let last?) where first <= last: return part(from: first, to: last)
        case (let first?, nil) where parts[1].hasSuffix("-"): return part(from: first, to: length - 1)
        case (nil, let count?) where parts[1].hasPrefix("-"):
            return count > 0 ? part(from: max(0, length - count), to: length - 1) : .nothing
        default: return .whole
        }
    }

    private func part(from first: Int, to last: Int) -> Wish {
        first < length ? .part(first...min(last, length - 1)) : .nothing
    }
}
