import CoreAPI
import Foundation
import Glibc
import NIOCore

/// A result on its way into the cache: under a name of its own until it is whole. Where the service can go on with it that
/// is the name of a rest, so that it can be gone on with also if kajo is killed. Else it goes with the draft.
actor ResultDraft {
    static let prefix = ".fetch-"

    /// Why a document that arrived whole is not kept.
    struct NotADocument: Error {}

    private let directory: String
    private let id: String
    private let result: String
    private var path: String
    private let file: OpenFile
    private let lock: FileLock?
    private let isJSON: Bool
    private var hasName = false
    private(set) var bytes: Int64 = 0
    private(set) var trouble: (any Error)?
    /// Something that is no white space has come.
    private var hasContent = false
    private var entityTag: EntityTag?
    /// Of the whole document, where it is known.
    private var length: Int64?

    /// - Parameters:
    ///   - result: the name that it gets when it is whole.
    ///   - rest: what there was of the same result.
    init(in directory: String, id: String, of result: String, isJSON: Bool, rest: ResultRest? = nil)
        throws(FileTrouble)
    {
        (self.directory, self.id, self.result, self.isJSON) = (directory, id, result, isJSON)
        guard let rest else {
            path = directory + "/" + Self.name(id)
            file = try OpenFile(path, O_WRONLY | O_APPEND | O_NOFOLLOW | O_CREAT | O_EXCL)
            lock = FileLock.take(file)
            return
        }
        (path, file, lock) = (rest.path, rest.file, rest.lock)
        (bytes, hasContent) = try Self.sound(file)
        guard ftruncate(file.descriptor, off_t(bytes)) == 0 else { throw FileTrouble("write", path) }
        entityTag = rest.tag
    }

    private static func name(_ id: String) -> String { prefix + id }

    deinit { if !hasName { unlink(path) } }

    /// What the service can be asked to go on with.
    var part: PartialResult? {
        guard hasContent, trouble == nil else { return nil }
        return entityTag.map { PartialResult(bytes: bytes, entityTag: $0) }
    }

    /// What comes next is another try's: it goes on, or begins anew. Under the name of one document there is never a byte
    /// of another, not even after a power cut.
    func begin(_ head: ResultHead) throws {
        if head.start == 0, bytes > 0 {
            guard ftruncate(file.descriptor, 0) == 0 else { throw FileTrouble("write", path) }
            (bytes, hasContent) = (0, false)
            try file.synchronize()
        }
        guard head.start == bytes else { throw NotADocument() }
        length = head.length
        guard bytes == 0 || head.entityTag != entityTag else { return }
        do {
            try rename(to: head.entityTag.map { ResultRest.name(of: result, $0, id) } ?? Self.name(id))
            try PrivateDirectory.synchronize(directory)
            entityTag = head.entityTag
        } catch {
            trouble = error
            throw error
        }
    }

    func append(_ buffer: ByteBuffer) throws {
        do {
            if !hasContent, let first = buffer.readableBytesView.first(where: { !Self.white.contains($0) }) {
                if isJSON, first != UInt8(ascii: "{") { throw NotADocument() }
                hasContent = true
            }
            try buffer.withUnsafeReadableBytes { try file.write($0) }
            bytes += Int64(buffer.readableBytes)
        } catch {
            trouble = error
            throw error
        }
    }

    /// Gives it its name. Either all of it is there afterwards, power cut or not, or nothing.
    func keep() throws -> String {
        guard hasContent, length.map({ $0 == bytes }) ?? true else { throw NotADocument() }
        try file.synchronize()
        try rename(to: result)
        hasName = true
        try PrivateDirectory.synchronize(directory)
        return path
    }

    /// Leaves what has come to another fetch, if the service may go on with it; else it goes.
    /// - Parameter now: it is kept for a day from then.
    func putAside(now: Date) {
        guard part != nil else { return }
        let moment = timespec(tv_sec: Int(now.timeIntervalSince1970), tv_nsec: 0)
        futimens(file.descriptor, [moment, moment])
        hasName = true
        flock(file.descriptor, LOCK_UN)
        // What does not come to the disk has to come again.
        _ = try? file.synchronize()
    }

    private func rename(to name: String) throws(FileTrouble) {
        let target = directory + "/" + name
        guard target != path else { return }
        guard Glibc.rename(path, target) == 0 else { throw FileTrouble("rename", path) }
        path = target
    }

    /// How much of a file has really been written, and whether there is more in it than white space. No result has a zero
    /// byte; in what a power cut has left they stand where nothing came to the disk.
    private static func sound(_ file: OpenFile) throws(FileTrouble) -> (bytes: Int64, hasContent: Bool) {
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { piece.deallocate() }
        var (bytes, hasContent) = (Int64(0), false)
        while true {
            let whole = piece[..<(try file.read(into: piece, at: bytes))].prefix { $0 != 0 }
            hasContent = hasContent || whole.contains { !white.contains($0) }
            bytes += Int64(whole.count)
            if whole.count < piece.count { return (bytes, hasContent) }
        }
    }

    /// The bytes of a byte order mark among them.
    private static let white = Set(" \t\r\n\u{FEFF}".utf8)
}
