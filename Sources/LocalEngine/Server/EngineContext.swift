import Hummingbird
import NIOCore

/// What a request knows beside its own bytes.
struct EngineContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The connection over which it came.
    let channel: any Channel
    /// `nil` where there is no socket.
    let localAddress: String?
    /// In which state a job that is made by this request has to stay.
    var hold: JobHold?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
        localAddress = source.channel.localAddress?.ipAddress
    }
}
