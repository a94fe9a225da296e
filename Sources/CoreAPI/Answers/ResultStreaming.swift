import NIOCore

/// Hands a result on piece by piece.
///
/// The first 4 KiB are held back until it is clear that they begin a result: an HTML page, an empty answer, anything
/// but what the type is and an object that begins with `errors` (or, if it is that small, has `errors` anywhere) are
/// errors, and not a byte of them is handed on.
struct ResultStreaming: Sendable {
    var reading: AnswerReading
    var beginning: ResultBeginning

    /// Where a result goes.
    struct Receiver: Sendable {
        var begin: @Sendable (ResultHead) async throws -> Void
        var receive: @Sendable (ByteBuffer) async throws -> Void
    }

    func stream(_ reply: HTTPReply, of endpoint: Endpoint, to receiver: Receiver) async throws(APIError) {
        try await reading.checkStatus(reply, of: endpoint)
        var pieces = reply.body.makeAsyncIterator()
        let (head, isWhole) = try await head(&pieces, upTo: reading.limits.peek, of: endpoint)
        let bytes = Array(head.readableBytesView)
        if Self.beginsWithErrors(bytes) {
            try await throwErrors(head, &pieces, from: reply, of: endpoint)
        }
        guard isResult(bytes, isWhole: isWhole) else {
            throw reading.failures.answer(bytes, from: reply, of: endpoint, expected: beginning.expected)
        }
        let begun = ResultHead(whole: reply)
        try await handing(over: endpoint) { try await receiver.begin(begun) }
        try await deliver(head, &pieces, after: 0, of: endpoint, to: receiver)
    }

    /// Hands on what an answer brings of a document whose beginning was looked at when it came.
    func goOn(with reply: HTTPReply, _ head: ResultHead, of endpoint: Endpoint, to receiver: Receiver)
        async throws(APIError)
    {
        var pieces = reply.body.makeAsyncIterator()
        try await handing(over: endpoint) { try await receiver.begin(head) }
        let first = try await next(&pieces, of: endpoint)
        try await deliver(first, &pieces, after: head.start, of: endpoint, to: receiver)
    }

    private func deliver(
        _ first: ByteBuffer?, _ pieces: inout Pieces, after start: Int64, of endpoint: Endpoint, to receiver: Receiver
    ) async throws(APIError) {
        var (piece, total) = (first, start)
        while let present = piece {
            total += Int64(present.readableBytes)
            guard total <= reading.limits.result else {
                throw reading.tooLong(endpoint, limit: reading.limits.result)
            }
            try await handing(over: endpoint) { try await receiver.receive(present) }
            piece = try await next(&pieces, of: endpoint)
        }
    }

    private func handing(
        over endpoint: Endpoint, _ work: () async throws -> Void
    ) async throws(APIError) {
        do {
            try await work()
        } catch {
            if Task.isCancelled || error is CancellationError {
                throw reading.failures.cancelled(endpoint, status: 200, requestMayHaveArrived: true)
            }
            let words = Excerpt.bounded(Excerpt.oneLine("\(error)"))
            throw APIError(
                endpoint: endpoint, code: .receiver, status: 200, messages: reading.failures.redacted([words]),
                requestMayHaveArrived: true)
        }
    }

    private typealias Pieces = AsyncThrowingStream<ByteBuffer, any Error>.AsyncIterator

    private func head(
        _ pieces: inout Pieces, upTo length: Int, of endpoint: Endpoint
    ) async throws(APIError) -> (ByteBuffer, isWhole: Bool) {
        var head = ByteBuffer()
        while head.readableBytes <= length {
            guard var piece = try await next(&pieces, of: endpoint) else { return (head, true) }
            head.writeBuffer(&piece)
        }
        return (head, false)
    }

    private func next(_ pieces: inout Pieces, of endpoint: Endpoint) async throws(APIError) -> ByteBuffer? {
        do {
            if let piece = try await pieces.next() { return piece }
        } catch {
            throw reading.failures.transport(error, of: endpoint, status: 200)
        }
        // A stream ends without an error when its task is cancelled.
        if Task.isCancelled { throw reading.failures.cancelled(endpoint, status: 200, requestMayHaveArrived: true) }
        return nil
    }

    /// The messages may go on behind the held back bytes.
    private func throwErrors(
        _ head: ByteBuffer, _ pieces: inout Pieces, from reply: HTTPReply, of endpoint: Endpoint
    ) async throws(APIError) {
        var body = Array(head.readableBytesView)
        while body.count <= reading.limits.answer, let piece = try await next(&pieces, of: endpoint) {
            body.append(contentsOf: piece.readableBytesView)
        }
        throw reading.failures.answer(body, from: reply, of: endpoint, expected: beginning.expected)
    }

    private func isResult(_ bytes: [UInt8], isWhole: Bool) -> Bool {
        guard beginning.fits(bytes) else { return false }
        return !isWhole || ErrorEnvelope(bytes).map { !$0.isFailure } ?? true
    }

    private static func beginsWithErrors(_ bytes: [UInt8]) -> Bool {
        let content = ResultBeginning.content(bytes)
        guard content.first == UInt8(ascii: "{") else { return false }
        return content.dropFirst().drop(while: ResultBeginning.isSpace).starts(with: Array("\"errors\"".utf8))
    }
}
