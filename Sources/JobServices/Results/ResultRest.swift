import CoreAPI
import Foundation
import Glibc

/// The beginning of a result, put aside until somebody goes on with it. Its name tells of which document it is, so that
/// the one can never be there without the other.
enum ResultRest {
    static let prefix = ".rest-"
    private static let separator: Character = "~"

    static func name(of result: String, _ tag: EntityTag) -> String {
        prefix + result + String(separator) + tag.rawValue.utf8.map(hexadecimal).joined()
    }

    /// Those of a result in a directory.
    static func names(of result: String, in directory: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return names.filter { $0.hasPrefix(prefix + result + String(separator)) }
    }

    /// Takes one, for one taker only, under another name.
    /// - Returns: of which document it is; `nil` if there is none.
    static func take(of result: String, in directory: String, as name: String) -> EntityTag? {
        for rest in names(of: result, in: directory) {
            let path = directory + "/" + rest
            guard let tag = tag(in: rest), rename(path, directory + "/" + name) == 0 else {
                unlink(path)
                continue
            }
            return tag
        }
        return nil
    }

    private static func tag(in name: String) -> EntityTag? {
        guard let mark = name.lastIndex(of: separator) else { return nil }
        let digits = Array(name[name.index(after: mark)...].utf8)
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { place in
            UInt8(String(decoding: digits[place..<min(place + 2, digits.count)], as: UTF8.self), radix: 16)
        }
        return EntityTag(rawValue: String(decoding: bytes, as: UTF8.self))
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
    }
}
