import HTTPTypes
import Hummingbird
import Logging

/// The first to see a request and the last to see its answer: every failure leaves in the documented envelope.
struct BorderMiddleware: RouterMiddleware {
    typealias Context = EngineContext

    let rule: HeadRule
    let logger: Logger

    func handle(
        _ request: Request, context: EngineContext, next: (Request, EngineContext) async throws -> Response
    ) async throws -> Response {
        let response = try await answer(request, context: context, next: next)
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func answer(
        _ request: Request, context: EngineContext, next: (Request, EngineContext) async throws -> Response
    ) async throws -> Response {
        do {
            try check(request, context)
            return try await next(request, context)
        } catch let failure as RequestFailure {
            return failure.response
        } catch {
            try Task.checkCancellation()
            logger.error("request failed", metadata: ["path": "\(request.uri.path)", "error": "\(error)"])
            return (DiskError.isFull(error) ? RequestFailure.diskFull : .internalError).response
        }
    }

    private func check(_ request: Request, _ context: EngineContext) throws {
        let refusal = rule.refusal(
            of: HeadRule.Head(
                host: request.head.authority, origin: request.headers[.origin], localAddress: context.localAddress,
                path: request.uri.path, method: request.method))
        if let refusal { throw refusal }
    }
}
