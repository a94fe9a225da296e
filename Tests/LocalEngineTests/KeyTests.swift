import Foundation
import Testing

@testable import LocalEngine

@Suite struct KeyTests {
    @Test func `the first start makes a private key and later ones read it`() throws {
        let folder = try TestFolder()
        let key = try LocalEngine.key(in: folder.path + "/data")
        #expect(key.count >= 32)
        #expect(key.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
        #expect(try LocalEngine.key(in: folder.path + "/data") == key)
        #expect(try rights(folder.path + "/data/key") == 0o600)
        #expect(try rights(folder.path + "/data") == 0o700)
        #expect(folder.names == ["data", "data/key"], "nothing else is left")
    }

    @Test func `many starts at once agree on one key`() async throws {
        let folder = try TestFolder()
        let keys = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<16 { group.addTask { try LocalEngine.key(in: folder.path) } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(keys.count == 1)
    }

    @Test(arguments: [0o640, 0o604, 0o666])
    func `a key that others may read is refused`(_ mode: Int) throws {
        let folder = try TestFolder()
        _ = try LocalEngine.key(in: folder.path)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.path + "/key")
        let error = #expect(throws: LocalEngineError.self) { try LocalEngine.key(in: folder.path) }
        #expect(error?.message.contains("others may read it") == true)
    }

    @Test(arguments: ["", "short", String(repeating: "a", count: 31), String(repeating: "ä", count: 40)])
    func `a file that holds no key is refused and kept`(_ content: String) throws {
        let folder = try TestFolder()
        let path = folder.path + "/key"
        try content.write(toFile: path, atomically: false, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        #expect(throws: LocalEngineError.self) { try LocalEngine.key(in: folder.path) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == content)
    }

    @Test func `a link in the place of the key is not followed`() throws {
        let folder = try TestFolder()
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/key", withDestinationPath: "/etc/hostname")
        #expect(throws: LocalEngineError.self) { try LocalEngine.key(in: folder.path) }
    }

    @Test func `what the engine keeps is for its user alone`() async throws {
        let engine = try await TestEngine()
        _ = try await engine.serving { try await $0.submit("https://media.example/a.mp4") }
        #expect(try rights(engine.folder.path + "/data/engine.sqlite") == 0o600)
        for name in ["media", "uploads", "results"] {
            #expect(try rights(engine.folder.path + "/data/" + name) == 0o700)
        }
    }

    private func rights(_ path: String) throws -> Int? {
        (try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue
    }
}
