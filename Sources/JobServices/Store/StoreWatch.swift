// Dispatch sources may be used from any thread, but are not marked so on this platform.
@preconcurrency import Dispatch
import Glibc

/// Notices that a file of the store was written or an owner's lease was let go, by any process; sleeps until then.
struct StoreWatch: Sendable {
    let directory: String

    /// One element for any number of changes that have not been looked at yet, and one at once for those before the watch
    /// began. Ends with its reader; ends at once where the system offers no watching.
    func changes() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        let events = UInt32(IN_MODIFY) | UInt32(IN_DELETE) | UInt32(IN_CLOSE_WRITE)
        guard descriptor >= 0, inotify_add_watch(descriptor, directory, events) >= 0 else {
            if descriptor >= 0 { close(descriptor) }
            continuation.finish()
            return stream
        }
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .global(qos: .utility))
        source.setEventHandler {
            Self.drain(descriptor)
            continuation.yield()
        }
        source.setCancelHandler { close(descriptor) }
        continuation.onTermination = { _ in source.cancel() }
        source.activate()
        continuation.yield()
        return stream
    }

    /// Which file it was does not matter: the reader compares revisions.
    private static func drain(_ descriptor: Int32) {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while read(descriptor, &buffer, buffer.count) > 0 {}
    }
}
