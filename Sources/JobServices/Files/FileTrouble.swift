import Glibc

/// A call of the system that failed on a path.
struct FileTrouble: Error {
    /// What was tried, to follow "cannot".
    var attempt: String
    var path: String
    var code: Int32

    init(_ attempt: String, _ path: String, code: Int32 = errno) {
        self.attempt = attempt
        self.path = path
        self.code = code
    }

    var reason: String { String(cString: strerror(code)) }

    var message: String { "Cannot \(attempt) \(path): \(reason)." }
}
