import Dispatch
import Foundation

/// A failed call of the file system.
struct DiskError: Error, CustomStringConvertible {
    let code: Int32

    init(_ code: Int32) { self.code = code }

    var isDiskFull: Bool { code == ENOSPC || code == EDQUOT }
    var description: String { String(cString: strerror(code)) }
}

private let diskQueue = DispatchQueue(label: "kajo.engine.disk", attributes: .concurrent)

/// Runs blocking work off the threads that all tasks share.
func onDisk<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        diskQueue.async { continuation.resume(with: Result(catching: work)) }
    }
}
