/// Why the engine cannot start or go on.
public enum LocalEngineError: Error, Hashable, Sendable {
    /// Another program listens there.
    case portInUse(host: String, port: Int)
    /// The address cannot be listened on; the system's reason.
    case cannotListen(host: String, port: Int, reason: String)
    /// The data directory cannot be made or written; the system's reason.
    case dataDirectory(path: String, reason: String)
    /// The database cannot be opened or was written by a newer version.
    case database(path: String, reason: String)
    /// The key file is not as private or as long as it must be.
    case keyFile(path: String, reason: String)
    /// The file of further keys is not as private or as well-formed as it must be; the reason names no key.
    case keysFile(path: String, reason: String)
    /// The file of rules by which requests go wrong cannot be used; the reason names the rule.
    case faultsFile(path: String, reason: String)
    /// A program the engine needs is not in the search path.
    case toolMissing(name: String)
    /// The server ended by itself.
    case serverEnded(reason: String)

    /// What happened and what to do, in one or two sentences for a person.
    public var message: String {
        switch self {
        case .portInUse(let host, let port):
            "Port \(port) on \(host) is taken by another program. Choose another port, or none to get a free one."
        case .cannotListen(let host, let port, let reason):
            "The engine cannot listen on \(host), port \(port): \(reason)."
        case .dataDirectory(let path, let reason):
            "The engine cannot keep its data in \(path): \(reason)."
        case .database(let path, let reason):
            "The engine's database \(path) cannot be used: \(reason)."
        case .keyFile(let path, let reason):
            "The engine's key file \(path) cannot be used: \(reason)."
        case .keysFile(let path, let reason):
            "The keys file \(path) cannot be used: \(reason)."
        case .faultsFile(let path, let reason):
            "The faults file \(path) cannot be used: \(reason)."
        case .toolMissing(let name):
            "\(name) was not found. Install FFmpeg (Debian and Ubuntu: apt install ffmpeg) and see that it is in PATH."
        case .serverEnded(let reason):
            "The engine's server ended by itself: \(reason)."
        }
    }
}
