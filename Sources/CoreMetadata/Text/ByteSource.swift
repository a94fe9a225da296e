import Foundation
import Glibc

/// Where a text comes from: a file that is read as it is needed, or memory.
///
/// A file is never mapped: one that is cut meanwhile would end the process.
enum ByteSource {
    case file(OpenFile)
    case memory(UnsafeRawBufferPointer)

    /// Bytes from an offset on, as many as are there and have room; none at the end.
    func read(at offset: Int, into room: UnsafeMutableRawBufferPointer) throws(CoreMetadataError) -> Int {
        switch self {
        case .file(let file): return try file.read(at: offset, into: room)
        case .memory(let bytes):
            let piece = UnsafeRawBufferPointer(rebasing: bytes[min(offset, bytes.count)...].prefix(room.count))
            if !piece.isEmpty { room.copyMemory(from: piece) }
            return piece.count
        }
    }

    /// All of it.
    func contents() throws(CoreMetadataError) -> Data {
        switch self {
        case .memory(let bytes): return Data(bytes)
        case .file(let file):
            var data = Data(count: file.size)
            let size = data.count
            var (count, fault): (Int, CoreMetadataError?) = (0, nil)
            data.withUnsafeMutableBytes { room in
                do throws(CoreMetadataError) {
                    while count < size {
                        let rest = UnsafeMutableRawBufferPointer(rebasing: room[count...])
                        let more = try file.read(at: count, into: rest)
                        guard more > 0 else { return }
                        count += more
                    }
                } catch {
                    fault = error
                }
            }
            if let fault { throw fault }
            return data.prefix(count)
        }
    }
}

/// A regular file, open as long as this lives.
final class OpenFile {
    private let descriptor: Int32
    /// When it was opened.
    let size: Int

    /// - Throws: `.unreadable` or `.tooLarge`.
    init(path: String) throws(CoreMetadataError) {
        // Anything but a regular file may never end, and some may not even be opened without waiting.
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            let isMissing = errno == ENOENT || errno == ENOTDIR
            throw .unreadable(isMissing ? "there is no such file" : "it may not be read, or reading it failed")
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .unreadable("it is no file")
        }
        size = Int(status.st_size)
        guard size <= CoreMetadata.largestFile else {
            close(descriptor)
            throw .tooLarge(bytes: Int64(size))
        }
        posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
    }

    deinit { close(descriptor) }

    func read(at offset: Int, into room: UnsafeMutableRawBufferPointer) throws(CoreMetadataError) -> Int {
        while true {
            let count = pread(descriptor, room.baseAddress, room.count, offset)
            if count >= 0 { return count }
            guard errno == EINTR else { throw .unreadable("it may not be read, or reading it failed") }
        }
    }
}
