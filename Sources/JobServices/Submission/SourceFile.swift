import AnalysisModel
import Glibc

/// A video file that is being sent: opened once, and known to be what it was.
struct SourceFile: Sendable {
    let identity: FileIdentity
    private let file: OpenFile

    /// Throws `fileUnusable` with the reason in words.
    init(_ path: String) throws(JobServiceError) {
        do {
            // Without O_NONBLOCK a named pipe would wait for its writer.
            file = try OpenFile(path, O_RDONLY | O_NONBLOCK)
            let status = try file.status()
            if let reason = Self.objection(to: status) { throw Self.unusable("\(path) \(reason).") }
            identity = FileIdentity(status)
        } catch let trouble as FileTrouble {
            throw Self.unusable(trouble.message)
        } catch let error as JobServiceError {
            throw error
        } catch {
            throw Self.unusable("\(path) cannot be used.")
        }
    }

    /// Throws `fileChanged` if the file is not the one that was opened any more.
    func bytes(at offset: Int64, count: Int) throws(JobServiceError) -> [UInt8] {
        do {
            try check(FileIdentity(try file.status()))
            let bytes = try Self.read(file, at: offset, count: count)
            guard bytes.count == count else { throw Self.changed(file.path) }
            return bytes
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
        guard remembered == identity else { throw Self.changed(file.path) }
    }

    private static func read(_ file: OpenFile, at offset: Int64, count: Int) throws -> [UInt8] {
        var trouble: FileTrouble?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            do throws(FileTrouble) {
                filled = try file.read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
            } catch {
                trouble = error
            }
        }
        if let trouble { throw trouble }
        return bytes
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

    private static func changed(_ path: String) -> JobServiceError {
        let message = "\(path) has changed since its upload began. Submit it again to send it as it is now."
        return JobServiceError(kind: .fileChanged, messages: [message])
    }
}

extension FileIdentity {
    init(_ status: stat) {
        let modified = status.st_mtim
        self.init(
            size: Int64(status.st_size), modified: Int64(modified.tv_sec) &* 1_000_000_000 &+ Int64(modified.tv_nsec))
    }
}
