import Hummingbird
import NIOCore

/// What a request knows beside its own bytes: over which local address it came.
struct EngineContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// `nil` where there is no socket.
    let localAddress: String?
    let localPort: Int?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        localAddress = source.channel.localAddress?.ipAddress
        localPort = source.channel.localAddress?.port
    }
}
