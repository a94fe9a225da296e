/// What of a result had come when its call broke off.
public struct PartialResult: Hashable, Sendable {
    /// So many, from its beginning.
    public var bytes: Int64
    /// What the service called the document of which they are.
    public var entityTag: EntityTag

    public init(bytes: Int64, entityTag: EntityTag) {
        self.bytes = bytes
        self.entityTag = entityTag
    }
}

/// What is known of a result before its first byte comes.
public struct ResultHead: Hashable, Sendable {
    /// Where in the document the first byte that comes has its place: 0, or behind what was there before.
    public var start: Int64 = 0
    /// Of the whole document in bytes; `nil` where the service does not tell it.
    public var length: Int64?
    /// Given only if the rest of the document can be asked for by it.
    public var entityTag: EntityTag?

    public init(start: Int64 = 0, length: Int64? = nil, entityTag: EntityTag? = nil) {
        self.start = start
        self.length = length
        self.entityTag = entityTag
    }
}

extension ResultHead {
    /// Of an answer that brings the whole document.
    init(whole reply: HTTPReply) {
        guard !reply.isEncoded else { return }
        length = reply.headers.value("Content-Length").flatMap { Int64($0) }
        guard reply.headers.value("Accept-Ranges")?.lowercased() == "bytes" else { return }
        entityTag = reply.headers.value("ETag").flatMap(EntityTag.init)
    }

    /// Of an answer that brings what is missing; `nil` if it is anything else than all the rest of the same document.
    init?(rest reply: HTTPReply, after part: PartialResult) {
        guard reply.status == 206, !reply.isEncoded,
            let range = reply.headers.value("Content-Range").flatMap(ContentRange.init),
            range.first == part.bytes, range.last == range.length - 1,
            reply.headers.value("ETag").map({ $0 == part.entityTag.rawValue }) ?? true
        else { return nil }
        self.init(start: part.bytes, length: range.length, entityTag: part.entityTag)
    }
}

/// `bytes 100-999/1000`.
private struct ContentRange {
    var first: Int64
    var last: Int64
    var length: Int64

    init?(_ text: String) {
        let words = text.split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bytes" else { return nil }
        let numbers = words[1].split { $0 == "-" || $0 == "/" }.map { Int64($0) }
        guard numbers.count == 3, let first = numbers[0], let last = numbers[1], let length = numbers[2],
            first <= last
        else { return nil }
        (self.first, self.last, self.length) = (first, last, length)
    }
}

extension HTTPReply {
    /// Its bytes are not those of the document itself, so neither their number nor their places are.
    fileprivate var isEncoded: Bool {
        headers.value("Content-Encoding").map { $0.lowercased() != "identity" } ?? false
    }
}
