import Hummingbird
import NIOCore

/// Hands on the beginning of a body and then closes the connection.
struct CutBody: ResponseBodyWriter {
    struct Done: Error {}

    private var parent: any ResponseBodyWriter
    private var left: Int
    private let channel: any Channel

    /// The answer promises its whole length; one that is shorter than the cut is not changed.
    static func cutting(_ response: Response, after count: Int, of channel: any Channel) -> Response {
        guard let length = response.body.contentLength, length > count else { return response }
        var response = response
        let body = response.body
        response.body = ResponseBody(contentLength: length) { writer in
            let cut = CutBody(parent: writer, left: count, channel: channel)
            if count == 0 { try await cut.end() }
            try await body.write(cut)
        }
        return response
    }

    mutating func write(_ buffer: ByteBuffer) async throws {
        var buffer = buffer
        if let piece = buffer.readSlice(length: min(left, buffer.readableBytes)) {
            left -= piece.readableBytes
            try await parent.write(piece)
        }
        if left == 0 { try await end() }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws { try await end() }

    /// Closing one direction first sends what has been written.
    private func end() async throws {
        try? await channel.close(mode: .output)
        throw Done()
    }
}
