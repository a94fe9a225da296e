import CoreAPI
import Foundation
import Glibc

/// The beginning of a result that somebody may go on with. Its name tells of which document it is, so that the one can
/// never be there without the other. Whoever writes it holds a lock on it; without one its writer is gone.
struct ResultRest {
    static let prefix = ".rest-"
    private static let separator: Character = "~"
    /// As many characters of an id as the longest name has room for.
    private static let idLength = 8

    let tag: EntityTag
    let path: String
    let file: OpenFile
    let lock: FileLock

    /// - Parameter id: of the fetch that makes it, so that two never write the same one.
    static func name(of result: String, _ tag: EntityTag, _ id: String) -> String {
        prefix + result + String(separator) + tag.rawValue.utf8.map(hexadecimal).joined() + String(separator)
            + id.suffix(idLength)
    }

    /// Takes one that nobody writes, for one taker only. It keeps its name until something else comes than its document.
    /// - Returns: `nil` if there is none.
    static func take(of result: String, in directory: String) -> ResultRest? {
        for rest in names(of: result, in: directory) {
            let path = directory + "/" + rest
            guard let (file, lock) = claim(path) else { continue }
            guard let tag = tag(in: rest, of: result) else {
                unlink(path)
                continue
            }
            return ResultRest(tag: tag, path: path, file: file, lock: lock)
        }
        return nil
    }

    /// Removes those of a result that nobody writes.
    static func remove(of result: String, in directory: String) {
        for rest in names(of: result, in: directory) { removeAbandoned(directory + "/" + rest) }
    }

    /// Removes what nobody writes any more.
    static func removeAbandoned(_ path: String) {
        if claim(path) != nil { unlink(path) }
    }

    private static func names(of result: String, in directory: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return names.filter { $0.hasPrefix(prefix + result + String(separator)) }
    }

    /// The writer may have given the file another name, or removed it, before the lock could be had.
    private static func claim(_ path: String) -> (OpenFile, FileLock)? {
        guard let file = try? OpenFile(path, O_RDWR | O_APPEND | O_NOFOLLOW), let lock = FileLock.take(file) else {
            return nil
        }
        var there = stat()
        guard lstat(path, &there) == 0, let ours = try? file.status(), there.st_ino == ours.st_ino else { return nil }
        return (file, lock)
    }

    private static func tag(in name: String, of result: String) -> EntityTag? {
        let digits = Array(name.dropFirst(prefix.count + result.count + 1).prefix { $0 != separator }.utf8)
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { place in
            UInt8(String(decoding: digits[place..<min(place + 2, digits.count)], as: UTF8.self), radix: 16)
        }
        return EntityTag(rawValue: String(decoding: bytes, as: UTF8.self))
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
    }
}
