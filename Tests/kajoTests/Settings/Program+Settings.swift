import Foundation

extension Program {
    /// Writes the configuration file.
    func configure(_ text: String) throws {
        let directory = places + "/config/kajo"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        try text.write(toFile: directory + "/config.yaml", atomically: true, encoding: .utf8)
    }

    /// Writes a key file, as `NAME.key` in the home directory.
    func writeKey(_ key: String, named name: String, mode: Int = 0o600) throws {
        let path = places + "/\(name).key"
        try key.write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
}
