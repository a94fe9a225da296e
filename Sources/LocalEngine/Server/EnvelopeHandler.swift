import NIOCore
import NIOHTTP1

/// Puts into the envelope what the server itself answers to requests that never become any, such as broken heads.
final class EnvelopeHandler: ChannelOutboundHandler {
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private var pendingBody: ByteBuffer?

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var head) where Self.isBare(head):
            let failure: RequestFailure = head.status == .badRequest ? .malformedRequest : .internalError
            let body = ByteBuffer(string: failure.json.text)
            head.headers.replaceOrAdd(name: "content-type", value: "application/json")
            head.headers.replaceOrAdd(name: "content-length", value: "\(body.readableBytes)")
            pendingBody = body
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .end:
            if let body = pendingBody {
                pendingBody = nil
                context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
            }
            context.write(data, promise: promise)
        default:
            context.write(data, promise: promise)
        }
    }

    /// Every answer of the engine's own says that it is not to be stored.
    private static func isBare(_ head: HTTPResponseHead) -> Bool {
        head.status.code >= 400 && !head.headers.contains(name: "cache-control")
            && !head.headers.contains(name: "content-type")
    }
}
