import Hummingbird
import Logging

/// The functions of the Core API over the engine's store; a file for each group of functions.
struct EngineAPI: Sendable {
    let store: EngineStore
    let folders: EngineFolders
    let scheduler: JobScheduler
    let configuration: LocalEngineConfiguration
    /// `nil` where nothing is to go wrong on purpose.
    let faults: FaultBook?

    var bodies: RequestBodies { RequestBodies(chunkBytes: configuration.limits.chunkBytes) }
    private var keyRule: KeyRule { KeyRule(key: configuration.key) }

    func makeRouter() -> Router<EngineContext> {
        let router = Router(context: EngineContext.self)
        router.add(
            middleware: BorderMiddleware(
                hostRule: HostRule(configuredHost: configuration.host), port: configuration.port,
                logger: configuration.logger))
        if let faults {
            let holds = JobHolds(store: store, scheduler: scheduler, logger: configuration.logger)
            router.add(middleware: FaultMiddleware(book: faults, holds: holds, logger: configuration.logger))
        }
        add(.newJob, to: router) { request, context in try await newJob(request, context) }
        add(.jobStatus, to: router) { request, _ in try await jobStatus(request) }
        add(.listJobs, to: router) { request, _ in try await listJobs(request) }
        add(.jobResults, to: router) { request, context in try await jobResults(request, context) }
        add(.initializeFileUpload, to: router) { request, _ in try await initializeFileUpload(request) }
        add(.sendFileChunk, to: router) { request, _ in try await sendFileChunk(request) }
        add(.finalizeFileUpload, to: router) { request, _ in try await finalizeFileUpload(request) }
        return router
    }

    private func add(
        _ function: EngineFunction, to router: Router<EngineContext>,
        answer: @escaping @Sendable (Request, EngineContext) async throws -> Response
    ) {
        router.on(RouterPath(function.path), method: function.method, use: answer)
    }

    func checkKey(_ key: String) throws(RequestFailure) { try keyRule.check(key) }

    /// The query of a GET request, with a good key.
    func checkedQuery(_ request: Request) throws(RequestFailure) -> QueryFields {
        let fields = try QueryFields(request.uri.query)
        try checkKey(try fields.required("api_key"))
        return fields
    }
}
