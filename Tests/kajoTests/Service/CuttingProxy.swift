import Foundation
import Glibc
import Synchronization
import TestSupport

/// A way to a port of this machine on which connections break at random, in either direction, by a reset.
final class CuttingProxy: Sendable {
    struct Unavailable: Error {}

    let port: UInt16
    private let target: UInt16
    private let listener: CInt
    private let random: Mutex<SeededRandom>
    /// How many bytes a new connection lets through; `nil` for one that lasts.
    private let lasting: Mutex<@Sendable (inout SeededRandom) -> Int?>
    private let cut = Mutex(0)
    private let passed = Mutex(0)

    /// - Parameter share: of connections that break, 0…1; as often among the first bytes as far in a file.
    convenience init(to target: UInt16, seed: UInt64, breaking share: Double) throws {
        try self.init(to: target, seed: seed) { random in
            guard Double.random(in: 0..<1, using: &random) < share else { return nil }
            return Int(exp2(Double.random(in: 6..<23, using: &random)))
        }
    }

    /// - Parameter lasting: how many bytes the next connection lets through, both directions together; `nil` for one
    ///   that lasts.
    init(to target: UInt16, seed: UInt64, lasting: @escaping @Sendable (inout SeededRandom) -> Int?) throws {
        self.target = target
        random = Mutex(SeededRandom(seed: seed))
        self.lasting = Mutex(lasting)
        guard let (listener, port) = Loopback.listening() else { throw Unavailable() }
        (self.listener, self.port) = (listener, port)
        Thread.detachNewThread { [self] in acceptAll() }
    }

    /// How many connections have been broken.
    var cuts: Int { cut.withLock { $0 } }

    /// The bytes that went to the service.
    var sent: Int { passed.withLock { $0 } }

    /// From now on every connection lasts.
    func heal() { lasting.withLock { $0 = { _ in nil } } }

    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    private func acceptAll() {
        while case let near = accept(listener, nil, nil), near >= 0 {
            guard let far = Loopback.connected(to: target) else {
                close(near)
                continue
            }
            let lasting = lasting.withLock { $0 }
            let allowed = random.withLock { lasting(&$0) }
            let link = Link(near: near, far: far, allowed: allowed) { [self] count in passed.withLock { $0 += count } }
            Thread.detachNewThread { [self] in
                link.run()
                if link.isCut { cut.withLock { $0 += 1 } }
            }
        }
    }
}

/// A connection and its other half.
private final class Link: Sendable {
    private let near: CInt
    private let far: CInt
    /// Bytes that still go through, both directions together; `nil` is no end.
    private let allowed: Mutex<Int?>
    private let wasCut = Mutex(false)
    private let onSent: @Sendable (Int) -> Void

    init(near: CInt, far: CInt, allowed: Int?, onSent: @escaping @Sendable (Int) -> Void) {
        (self.near, self.far, self.onSent) = (near, far, onSent)
        self.allowed = Mutex(allowed)
    }

    var isCut: Bool { wasCut.withLock { $0 } }

    /// Returns when both directions have ended.
    func run() {
        let back = DispatchSemaphore(value: 0)
        Thread.detachNewThread { [self] in
            copy(from: far, to: near)
            back.signal()
        }
        copy(from: near, to: far)
        back.wait()
        close(near)
        close(far)
    }

    private func copy(from source: CInt, to sink: CInt) {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while case let count = recv(source, &buffer, buffer.count, 0), count > 0 {
            guard take(count) else { return breakOff() }
            if source == near { onSent(count) }
            guard write(buffer[..<count], to: sink) else { break }
        }
        shutdown(sink, Int32(SHUT_WR))
    }

    private func take(_ count: Int) -> Bool {
        allowed.withLock { allowed in
            guard let rest = allowed else { return true }
            allowed = rest - count
            return rest >= count
        }
    }

    private func breakOff() {
        wasCut.withLock { $0 = true }
        for end in [near, far] {
            var reset = linger(l_onoff: 1, l_linger: 0)
            setsockopt(end, SOL_SOCKET, SO_LINGER, &reset, socklen_t(MemoryLayout<linger>.size))
            shutdown(end, Int32(SHUT_RDWR))
        }
    }

    private func write(_ bytes: ArraySlice<UInt8>, to sink: CInt) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(sink, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
