import Hummingbird
import Logging

/// The functions of the Core API over the engine's store; a file for each group of functions.
struct EngineAPI: Sendable {
    let store: EngineStore
    let ledger: ChunkLedger
    let folders: EngineFolders
    let files: JobFiles
    let scheduler: JobScheduler
    let callbacks: CallbackDelivery
    let configuration: LocalEngineConfiguration
    let keys: KeyRing
    /// `nil` where nothing is to go wrong on purpose.
    let faults: FaultBook?

    var bodies: RequestBodies { RequestBodies(chunkBytes: configuration.limits.chunkBytes) }

    var headRule: HeadRule { HeadRule(hostRule: HostRule(configuredHost: configuration.host), bodies: bodies) }

    func makeRouter() -> Router<EngineContext> {
        let router = Router(context: EngineContext.self)
        router.add(
            middleware: BorderMiddleware(rule: headRule, logger: configuration.logger))
        if let faults {
            let holds = JobHolds(store: store, scheduler: scheduler, logger: configuration.logger)
            router.add(middleware: FaultMiddleware(book: faults, holds: holds, logger: configuration.logger))
        }
        add(.newJob, to: router) { request, context in try await newJob(request, context) }
        add(.jobStatus, to: router) { request, _ in try await jobStatus(request) }
        add(.listJobs, to: router) { request, _ in try await listJobs(request) }
        add(.jobResults, to: router) { request, context in try await jobResults(request, context) }
        add(.cancelJob, to: router) { request, _ in try await cancelJob(request) }
        add(.deleteJob, to: router) { request, _ in try await deleteJob(request) }
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

    /// - Returns: the name of the key's owner, who sees only what is its own.
    func admit(_ key: String, to function: EngineFunction) throws(RequestFailure) -> String {
        let holder = try keys.holder(of: key)
        guard holder.permissions.contains(function.permission) else { throw .noPermission(for: function) }
        return holder.name
    }

    /// The query of a GET request with a good key, and the key's owner.
    func admittedQuery(_ request: Request, to function: EngineFunction) throws(RequestFailure) -> (
        fields: QueryFields, owner: String
    ) {
        let fields = try QueryFields(request.uri.query)
        return (fields, try admit(try fields.required("api_key"), to: function))
    }
}
