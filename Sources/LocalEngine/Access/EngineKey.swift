import Foundation

/// The engine's own key, kept beside its data so that every kajo of this user can find it.
struct EngineKey {
    static let shortest = 32
    static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")

    let path: String

    /// Reads the key; makes one where there is none yet.
    func read() throws(LocalEngineError) -> String {
        if let content = try content() { return try key(in: content) }
        try make()
        guard let content = try content() else { throw .keyFile(path: path, reason: String(cString: strerror(ENOENT))) }
        return try key(in: content)
    }

    /// `nil` where there is no file.
    private func content() throws(LocalEngineError) -> Data? {
        do throws(PrivateFile.Problem) {
            return try PrivateFile(path: path, followsLinks: false).read(upTo: 4096)
        } catch {
            guard let reason = Self.reason(error) else { return nil }
            throw .keyFile(path: path, reason: reason)
        }
    }

    private static func reason(_ problem: PrivateFile.Problem) -> String? {
        switch problem {
        case .absent: nil
        case .system(let reason): reason
        case .notOwn: "it is not a file of this user"
        case .readableByOthers: "others may read it; run chmod 600 on it, or delete it to get a new key"
        }
    }

    private func key(in content: Data) throws(LocalEngineError) -> String {
        let key = String(decoding: content, as: UTF8.self).trimmingCharacters(in: .newlines)
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
