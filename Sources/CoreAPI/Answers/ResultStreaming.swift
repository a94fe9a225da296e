import NIOCore

/// Hands a result on piece by piece.
///
/// The first 4 KiB are held back until it is clear that they begin a result: an HTML page, an empty answer, anything
/// but what the type is and an object that begins with `errors` (or, if it is that small, has `errors` anywhere) are
/// errors, and not a byte of them is handed on.
struct ResultStreaming: Sendable {
    var reading: AnswerReading
    var beginning: ResultBeginning

    func stream(
        _ reply: HTTPReply, of endpoint: Endpoint, receive: @Sendable (ByteBuffer) async throws -> Void
    ) async throws(APIError) {
        try await reading.checkStatus(reply, of: endpoint)
        var pieces = reply.body.makeAsyncIterator()
        var total = 0
        let (head, isWhole) = try await head(&pieces, upTo: reading.limits.peek, of: endpoint)
        let bytes = Array(head.readableBytesView)
        if Self.beginsWithErrors(bytes) {
            try await throwErrors(head, &pieces, from: reply, of: endpoint)
        }
        guard isResult(bytes, isWhole: isWhole) else {
            throw reading.failures.answer(bytes, from: reply, of: endpoint, expected: beginning.expected)
        }
        var piece: ByteBuffer? = head
        while let present = piece {
            total += present.readableBytes
            guard total <= reading.limits.result else {
                throw reading.tooLong(endpoint, limit: reading.limits.result)
            }
            try await deliver(present, of: endpoint, receive: receive)
            piece = try await next(&pieces, of: endpoint)
        }
    }

    private func deliver(
        _ piece: ByteBuffer, of endpoint: Endpoint, receive: @Sendable (ByteBuffer) async throws -> Void
    ) async throws(APIError) {
        do {
            try await receive(piece)
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
