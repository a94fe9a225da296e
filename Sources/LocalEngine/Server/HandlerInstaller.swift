import NIOCore
import NIOHTTP1

/// Puts the engine's handlers where the parts of requests and answers are those of HTTP/1; does nothing else.
final class HandlerInstaller: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    private let rule: HeadRule

    init(rule: HeadRule) { self.rule = rule }

    func handlerAdded(context: ChannelHandlerContext) {
        let pipeline = context.pipeline.syncOperations
        do {
            let decoder = try pipeline.context(handlerType: ByteToMessageHandler<HTTPRequestDecoder>.self).handler
            try pipeline.addHandlers([EnvelopeHandler(), ContinueHandler(rule: rule)], position: .after(decoder))
        } catch {
            context.fireErrorCaught(error)
        }
    }
}
