import Foundation
import Glibc

/// The embedded engine's directory as the kajo processes share it: one of them runs the engine, the others use it.
///
/// Whoever holds the lock runs the engine. The kernel gives the lock back when that process ends, however it ends.
struct EngineDirectory: Sendable {
    /// What is announced for an engine that other processes cannot reach with the directory's key.
    static let privatePort = 0

    let path: String

    private var lockPath: String { path + "/engine.lock" }
    private var portPath: String { path + "/engine.port" }

    /// Where the running engine listens; `nil` while it is not ready yet.
    var announcedPort: Int? {
        (try? String(contentsOfFile: portPath, encoding: .utf8)).flatMap {
            Int($0.trimmingCharacters(in: .whitespacesAndNewlines))
        }
    }

    /// Written whole or not at all.
    func announce(port: Int?) {
        let part = portPath + ".part"
        let text = port.map { "\($0)\n" } ?? ""
        guard (try? text.write(toFile: part, atomically: false, encoding: .utf8)) != nil else { return }
        chmod(part, 0o600)
        rename(part, portPath)
    }

    /// Takes the lock if it is free. It is kept until the process ends.
    func tryLock() throws(CommandFailure) -> Bool {
        let descriptor = try openLock()
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
        close(descriptor)
        return false
    }

    /// Waits until the process that holds the lock has ended, and takes it.
    ///
    /// Waits on a thread of its own, in the kernel, so that it costs nothing.
    /// - Returns: false if the task was cancelled before.
    func lockWhenFree() async throws(CommandFailure) -> Bool {
        let descriptor = try openLock()
        let (freed, continuation) = AsyncStream<Void>.makeStream()
        Thread.detachNewThread {
            while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
            continuation.yield()
            continuation.finish()
        }
        for await _ in freed { return true }
        return false
    }

    private func openLock() throws(CommandFailure) -> Int32 {
        let descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw CommandFailure(.wrongUsage, ["\(lockPath) cannot be opened: \(String(cString: strerror(errno)))."])
        }
        return descriptor
    }
}
