import CoreAPI
import Foundation
import Glibc
import NIOCore

/// A result on its way into the cache: under a name of its own until it is whole. If it never is, it goes, or is put
/// aside where the service can go on with it.
actor ResultDraft {
    static let prefix = ".fetch-"

    /// Why a document that arrived whole is not kept.
    struct NotADocument: Error {}

    private let directory: String
    private let path: String
    private let file: OpenFile
    private let isJSON: Bool
    private var hasName = false
    private(set) var bytes: Int64 = 0
    private(set) var trouble: (any Error)?
    /// Something that is no white space has come.
    private var hasContent = false
    private var entityTag: EntityTag?
    /// Of the whole document, where it is known.
    private var length: Int64?

    /// - Parameter rest: what was put aside of the same result; it lies under the draft's name by now.
    init(in directory: String, name: String, isJSON: Bool, rest: EntityTag? = nil) throws(FileTrouble) {
        self.directory = directory
        self.isJSON = isJSON
        path = directory + "/" + Self.prefix + name
        let flags = rest == nil ? O_CREAT | O_EXCL : 0
        file = try OpenFile(path, O_WRONLY | O_APPEND | O_NOFOLLOW | flags)
        guard let rest else { return }
        bytes = Int64(try file.status().st_size)
        hasContent = bytes > 0
        entityTag = rest
    }

    deinit { if !hasName { unlink(path) } }

    /// What the service can be asked to go on with.
    var part: PartialResult? {
        guard hasContent, trouble == nil else { return nil }
        return entityTag.map { PartialResult(bytes: bytes, entityTag: $0) }
    }

    /// What comes next is another try's: it goes on, or begins anew.
    func begin(_ head: ResultHead) throws {
        if head.start == 0 {
            guard ftruncate(file.descriptor, 0) == 0 else { throw FileTrouble("write", path) }
            (bytes, hasContent) = (0, false)
        }
        guard head.start == bytes else { throw NotADocument() }
        (entityTag, length) = (head.entityTag, head.length)
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
    func keep(as name: String) throws -> String {
        guard hasContent, length.map({ $0 == bytes }) ?? true else { throw NotADocument() }
        return try move(to: name)
    }

    /// Leaves what has come to another fetch, if the service may go on with it; else it goes.
    /// - Parameter now: it is kept for a day from then.
    func putAside(for name: String, now: Date) {
        guard let part else { return }
        let moment = timespec(tv_sec: Int(now.timeIntervalSince1970), tv_nsec: 0)
        futimens(file.descriptor, [moment, moment])
        // Then all of it has to come again.
        _ = try? move(to: ResultRest.name(of: name, part.entityTag))
    }

    private func move(to name: String) throws -> String {
        try file.synchronize()
        let target = directory + "/" + name
        guard rename(path, target) == 0 else { throw FileTrouble("rename", path) }
        hasName = true
        try PrivateDirectory.synchronize(directory)
        return target
    }

    /// The bytes of a byte order mark among them.
    private static let white = Set(" \t\r\n\u{FEFF}".utf8)
}
