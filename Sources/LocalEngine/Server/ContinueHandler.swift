import HTTPTypes
import NIOCore
import NIOHTTP1

/// Tells a client that waits for it (`Expect: 100-continue`) to send its body. One whose request is refused by its head
/// alone gets that answer instead.
final class ContinueHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let rule: HeadRule
    /// Whether the client waits, for each request whose answer has not ended, the oldest first: what is said to one must
    /// not come before the answer to another.
    private var waiting: [Bool] = []

    init(rule: HeadRule) { self.rule = rule }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            waiting.append(head.waitsForWord && !isRefused(head, context))
            context.fireChannelRead(data)
            tellFirst(context)
        case .body, .end:
            // It has not waited.
            if let last = waiting.indices.last { waiting[last] = false }
            context.fireChannelRead(data)
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head:
            if !waiting.isEmpty { waiting[0] = false }
            context.write(data, promise: promise)
        case .body: context.write(data, promise: promise)
        case .end:
            if !waiting.isEmpty { waiting.removeFirst() }
            context.write(data, promise: promise)
            tellFirst(context)
        }
    }

    private func tellFirst(_ context: ChannelHandlerContext) {
        guard waiting.first == true else { return }
        waiting[0] = false
        let head = HTTPResponseHead(version: .http1_1, status: .continue)
        context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
    }

    private func isRefused(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) -> Bool {
        let refusal = rule.refusal(
            of: HeadRule.Head(
                host: head.headers.first(name: "host"), origin: head.headers.first(name: "origin"),
                localAddress: context.localAddress?.ipAddress, path: head.path,
                method: HTTPRequest.Method(rawValue: head.method.rawValue)))
        return refusal != nil || rule.bodies.refuse(length: head.length, type: head.headers.first(name: "content-type"))
    }
}

extension HTTPRequestHead {
    /// An expectation of an older version counts for nothing.
    fileprivate var waitsForWord: Bool {
        guard version == .http1_1, length > 0 || headers.contains(name: "transfer-encoding") else { return false }
        return headers[canonicalForm: "expect"].contains { $0.lowercased() == "100-continue" }
    }

    /// Without the query.
    fileprivate var path: String { String(uri.prefix { $0 != "?" }) }

    /// Of the body, as it is told; 0 where nothing is.
    fileprivate var length: Int { headers.first(name: "content-length").flatMap { Int($0) } ?? 0 }
}
