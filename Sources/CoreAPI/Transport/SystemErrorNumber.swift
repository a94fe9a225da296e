#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What `errno` says.
enum SystemErrorNumber {
    static let connectionRefused = ECONNREFUSED

    static func words(_ number: CInt) -> String {
        switch number {
        case ECONNRESET: "reset by the far end"
        case EPIPE: "closed by the far end"
        case ENETUNREACH, EHOSTUNREACH: "the address cannot be reached"
        case ETIMEDOUT: "the far end does not answer"
        default: "system error \(number)"
        }
    }
}
