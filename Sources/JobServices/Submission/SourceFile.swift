import AnalysisModel
import Glibc
import NIOCore

/// A video file that is being sent: opened once, and known to be what it was.
struct SourceFile: Sendable {
    let identity: FileIdentity
    /// When the system last changed anything about it, in nanoseconds since 1970: unlike the time in `identity`, no
    /// program can set it back.
    let changed: Int64
    private let file: OpenFile

    /// Throws `fileUnusable` with the reason in words.
    init(_ path: String) throws(JobServiceError) {
        do {
            // Without O_NONBLOCK a named pipe would wait for its writer.
            file = try OpenFile(path, O_RDONLY | O_NONBLOCK)
            let status = try file.status()
            if let reason = Self.objection(to: status) { throw Self.unusable("\(path) \(reason).") }
            identity = FileIdentity(status)
            changed = Int64(status.st_ctim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_ctim.tv_nsec)
        } catch let trouble as FileTrouble {
            throw Self.unusable(trouble.message)
        } catch let error as JobServiceError {
            throw error
        } catch {
            throw Self.unusable("\(path) cannot be used.")
        }
    }

    /// Puts a piece of the file in place of what is in the buffer, whose memory is used again if nobody else has it.
    ///
    /// Throws `fileChanged` if the file is not the one that was opened any more.
    func read(_ count: Int, at offset: Int64, into piece: inout ByteBuffer) throws(JobServiceError) {
        do {
            try check(FileIdentity(try file.status()))
            piece.clear(minimumCapacity: count)
            try piece.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { buffer in
                try file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(count)), at: offset)
            }
            guard piece.readableBytes == count else { throw changedSince() }
        } catch let trouble as FileTrouble {
            throw Self.unusable(trouble.message)
        } catch let error as JobServiceError {
            throw error
        } catch {
            throw Self.unusable("\(file.path) cannot be read.")
        }
    }

    /// Throws `fileChanged` if the file differs from what was remembered.
    func check(_ remembered: FileIdentity) throws(JobServiceError) {
        guard remembered == identity else { throw changedSince() }
    }

    /// What is to be thrown if the file is found to have changed.
    func changedSince() -> JobServiceError {
        let message = "\(file.path) has changed since its upload began. Submit it again to send it as it is now."
        return JobServiceError(kind: .fileChanged, messages: [message])
    }

    private static func objection(to status: stat) -> String? {
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: return "is a directory, not a video file"
        default: return "is no regular file"
        }
        if status.st_size == 0 { return "is empty" }
        guard status.st_size <= ServiceLimits.videoBytes else {
            let limit = ServiceLimits.videoBytes / 1_000_000_000
            return "is larger than the \(limit) GB that the service accepts"
        }
        return nil
    }

    private static func unusable(_ message: String) -> JobServiceError {
        JobServiceError(kind: .fileUnusable, messages: [message])
    }
}

extension FileIdentity {
    init(_ status: stat) {
        let modified = status.st_mtim
        self.init(
            size: Int64(status.st_size), modified: Int64(modified.tv_sec) &* 1_000_000_000 &+ Int64(modified.tv_nsec))
    }
}
