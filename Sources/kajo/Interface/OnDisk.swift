import Dispatch

/// Work that waits for the disk, on threads that may wait: a hung mount stops neither keys nor services.
enum OnDisk {
    static func start(_ work: @escaping @Sendable () -> Void) {
        DispatchQueue.global(qos: .userInitiated).async(execute: work)
    }

    static func result<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { done in start { done.resume(with: Result(catching: work)) } }
    }
}
