import Foundation

@testable import LocalEngine

/// An engine with further keys, made for a test.
enum KeyedEngine {
    static let file = #"""
        [{"name":"studio","key":"studio-key","permissions":["submit","read","delete"]},
         {"name":"archive","key":"archive-key","permissions":["submit","read","delete"]},
         {"name":"sender","key":"submit-key","permissions":["submit"]},
         {"name":"reader","key":"read-key","permissions":["read"]},
         {"name":"cleaner","key":"delete-key","permissions":["delete"]},
         {"name":"nobody","key":"no-key","permissions":[]}]
        """#

    static func make(in folder: TestFolder? = nil) async throws -> TestEngine {
        let folder = try folder ?? TestFolder()
        let path = folder.path + "/keys.json"
        try write(file, to: path)
        return try await TestEngine(in: folder) { $0.keysFile = path }
    }

    static func write(_ text: String, to path: String, mode: Int = 0o600) throws {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
}
