import Foundation

/// A file of secrets: this user's own, and closed to others.
struct PrivateFile {
    enum Problem: Error, Hashable {
        case absent
        case system(String)
        case notOwn
        case readableByOthers
    }

    let path: String
    var followsLinks = true

    func read(upTo limit: Int) throws(Problem) -> Data {
        let path = followsLinks ? URL(fileURLWithPath: path).resolvingSymlinksInPath().path : path
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            throw errno == ENOENT ? .absent : .system(String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        let facts = try? FileManager.default.attributesOfItem(atPath: path)
        guard let facts, facts[.type] as? FileAttributeType == .typeRegular,
            (facts[.ownerAccountID] as? NSNumber)?.uint32Value == geteuid()
        else { throw .notOwn }
        guard let rights = facts[.posixPermissions] as? NSNumber, rights.intValue & 0o077 == 0 else {
            throw .readableByOthers
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        return (try? file.read(upToCount: limit)) ?? Data()
    }
}
