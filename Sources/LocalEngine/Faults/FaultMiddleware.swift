import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Does to requests what the rules of the faults file say. It comes behind the border's checks.
struct FaultMiddleware: RouterMiddleware {
    typealias Context = EngineContext
    typealias Next = (Request, EngineContext) async throws -> Response

    let book: FaultBook
    let holds: JobHolds
    let logger: Logger

    func handle(_ request: Request, context: EngineContext, next: Next) async throws -> Response {
        await holds.follow(book)
        guard let function = EngineFunction(path: request.uri.path), let rule = book.rule(for: function) else {
            return try await next(request, context)
        }
        logger.notice("fault", metadata: ["endpoint": "\(function.rawValue)", "rule": "\(rule.text)"])
        if rule.delay > .zero { try await Task.sleep(for: rule.delay) }
        switch rule.course {
        case .droppedBefore: return await drop(context)
        case .droppedAfter:
            _ = try? await answer(request, context, rule, next)
            return await drop(context)
        case .stalled:
            await Self.waitUntilGone(request)
            return await drop(context)
        case .endless:
            var response = rule.reply?.response ?? Response.json([:])
            response.body = Self.endlessBody
            return Self.adorn(response, rule)
        case .cut(let count):
            return CutBody.cutting(
                Self.adorn(try await answer(request, context, rule, next), rule), after: count, of: context.channel)
        case .undisturbed: return Self.adorn(try await answer(request, context, rule, next), rule)
        }
    }

    /// The rule's answer, else the engine's own.
    private func answer(_ request: Request, _ context: EngineContext, _ rule: FaultRule, _ next: Next) async throws
        -> Response
    {
        if let reply = rule.reply { return reply.response }
        var context = context
        context.hold = rule.jobHold
        do {
            return try await next(request, context)
        } catch let failure as RequestFailure {
            return failure.response
        }
    }

    private static func adorn(_ response: Response, _ rule: FaultRule) -> Response {
        var response = response
        if let type = rule.contentType { response.headers[.contentType] = type }
        for field in rule.headers { response.headers[field.name] = field.value }
        return response
    }

    /// What is returned cannot be written any more.
    private func drop(_ context: EngineContext) async -> Response {
        try? await context.channel.close()
        return Response(status: .ok)
    }

    private static func waitUntilGone(_ request: Request) async {
        try? await request.body.consumeWithCancellationOnInboundClose { body in
            for try await _ in body {}
            while true { try await Task.sleep(for: .seconds(3600)) }
        }
    }

    /// White space is a body that every parser goes on reading; it does not come so fast that it fills a memory at once.
    private static var endlessBody: ResponseBody {
        ResponseBody { writer in
            while true {
                try await writer.write(ByteBuffer(repeating: UInt8(ascii: " "), count: 65536))
                try await Task.sleep(for: .milliseconds(10))
            }
        }
    }
}

extension FaultRule.Reply {
    var response: Response {
        var headers: HTTPFields = [.cacheControl: "no-store"]
        headers[.contentType] = contentType
        return Response(
            status: .init(code: status), headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
    }
}
