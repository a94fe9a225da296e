import Foundation

/// The engine's own key, kept beside its data so that every kajo of this user can find it.
struct EngineKey {
    static let shortest = 32
    static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")

    let path: String

    /// Reads the key; makes one where there is none yet.
    func read() throws(LocalEngineError) -> String {
        var made = false
        while true {
            let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
            if descriptor >= 0 {
                defer { close(descriptor) }
                try checkPrivacy()
                return try content(of: descriptor)
            }
            guard errno == ENOENT, !made else { throw .keyFile(path: path, reason: reasonOfErrno()) }
            try make()
            made = true
        }
    }

    private func checkPrivacy() throws(LocalEngineError) {
        let facts = try? FileManager.default.attributesOfItem(atPath: path)
        guard let facts, facts[.type] as? FileAttributeType == .typeRegular,
            (facts[.ownerAccountID] as? NSNumber)?.uint32Value == geteuid()
        else { throw .keyFile(path: path, reason: "it is not a file of this user") }
        guard let rights = facts[.posixPermissions] as? NSNumber, rights.intValue & 0o077 == 0 else {
            throw .keyFile(path: path, reason: "others may read it; run chmod 600 on it, or delete it to get a new key")
        }
    }

    private func content(of descriptor: Int32) throws(LocalEngineError) -> String {
        let data = try? FileHandle(fileDescriptor: descriptor, closeOnDealloc: false).read(upToCount: 4096)
        let key = String(decoding: data ?? Data(), as: UTF8.self).trimmingCharacters(in: .newlines)
        guard key.count >= Self.shortest, key.allSatisfy({ Self.alphabet.contains($0) }) else {
            throw .keyFile(path: path, reason: "it holds no key of the engine; delete it to get a new one")
        }
        return key
    }

    /// Written whole under another name and then linked, so that two starts at once agree on one key.
    private func make() throws(LocalEngineError) {
        var generator = SystemRandomNumberGenerator()
        let key = String((0..<43).map { _ in Self.alphabet[Int.random(in: 0..<64, using: &generator)] })
        var template = Array((path + ".XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw .keyFile(path: path, reason: reasonOfErrno()) }
        let bytes = Array((key + "\n").utf8)
        let written = fchmod(descriptor, 0o600) == 0 && write(descriptor, bytes, bytes.count) == bytes.count
        let kept = fsync(descriptor) == 0 && written
        close(descriptor)
        defer { unlink(template) }
        guard kept, link(template, path) == 0 || errno == EEXIST else {
            throw .keyFile(path: path, reason: reasonOfErrno())
        }
    }

    private func reasonOfErrno() -> String { String(cString: strerror(errno)) }
}
