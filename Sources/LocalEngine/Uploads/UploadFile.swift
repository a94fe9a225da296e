import Foundation
import NIOCore

/// The file that an upload's chunks are written into, each at its own place.
struct UploadFile: Sendable {
    let path: String

    /// Made empty, for this user only.
    func create() async throws {
        try await onDisk {
            let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard descriptor >= 0 else { throw DiskError(errno) }
            close(descriptor)
        }
    }

    /// Returns when the bytes lie on the disk.
    func write(_ bytes: ByteBuffer, at offset: Int64) async throws {
        try await onDisk {
            let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
            guard descriptor >= 0 else { throw DiskError(errno) }
            defer { close(descriptor) }
            try bytes.withUnsafeReadableBytes { bytes in
                var written = 0
                while written < bytes.count {
                    let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
                    let count = pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(written))
                    if count < 0, errno == EINTR { continue }
                    guard count > 0 else { throw DiskError(errno) }
                    written += count
                }
            }
            guard fdatasync(descriptor) == 0 else { throw DiskError(errno) }
        }
    }
}
