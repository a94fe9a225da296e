import Glibc
import NIOCore

/// A result on its way into the cache: under a name of its own until it is whole, gone if it never is.
actor ResultDraft {
    static let prefix = ".fetch-"

    /// Why a document that arrived whole is not kept.
    struct NotADocument: Error {}

    private let directory: String
    private let path: String
    private let file: OpenFile
    private let isJSON: Bool
    private var isKept = false
    private(set) var bytes: Int64 = 0
    private(set) var trouble: (any Error)?
    /// The first byte that is no white space.
    private var first: UInt8?

    init(in directory: String, name: String, isJSON: Bool) throws(FileTrouble) {
        self.directory = directory
        self.isJSON = isJSON
        path = directory + "/" + Self.prefix + name
        file = try OpenFile(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
    }

    deinit { if !isKept { unlink(path) } }

    func append(_ buffer: ByteBuffer) throws {
        do {
            if first == nil { first = buffer.readableBytesView.first { !Self.white.contains($0) } }
            if isJSON, let first, first != UInt8(ascii: "{") { throw NotADocument() }
            try buffer.withUnsafeReadableBytes { try file.write($0) }
            bytes += Int64(buffer.readableBytes)
        } catch {
            trouble = error
            throw error
        }
    }

    /// Gives it its name. Either all of it is there afterwards, power cut or not, or nothing.
    func keep(as name: String) throws -> String {
        guard first != nil else { throw NotADocument() }
        try file.synchronize()
        let target = directory + "/" + name
        guard rename(path, target) == 0 else { throw FileTrouble("rename", path) }
        isKept = true
        try PrivateDirectory.synchronize(directory)
        return target
    }

    /// The bytes of a byte order mark among them.
    private static let white = Set(" \t\r\n\u{FEFF}".utf8)
}
