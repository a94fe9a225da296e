import Foundation
import Testing

@testable import LocalEngine

@Suite struct KeysFileTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var text: String
        var reason: String
        var testDescription: String { reason }
    }

    static let all = #"["submit","read","delete"]"#
    static let known = #""submit", "read", "delete""#

    @Test(arguments: [
        Row(text: "", reason: "it is not JSON"),
        Row(text: "[\n{\"name\" \"secret\"}]", reason: "it is not JSON; the first mistake is near line 2"),
        Row(text: "{}", reason: "it is not a JSON array of keys"),
        Row(text: "[1]", reason: "entry 1: it is not an object"),
        Row(
            text: #"[{"name":"a","key":"b","permissions":[],"role":"x"}]"#,
            reason: #"entry 1: unknown member "role""#),
        Row(
            text: #"[{"key":"b","permissions":[]}]"#,
            reason: "entry 1: name takes a text of 1 to 100 bytes without white space"),
        Row(
            text: #"[{"name":"a","key":"b c","permissions":[]}]"#,
            reason: "entry 1: key takes a text of 1 to 1024 bytes without white space"),
        Row(
            text: #"[{"name":"a","key":"","permissions":[]}]"#,
            reason: "entry 1: key takes a text of 1 to 1024 bytes without white space"),
        Row(text: #"[{"name":"a","key":"b"}]"#, reason: "entry 1: permissions takes an array of \(known)"),
        Row(
            text: #"[{"name":"a","key":"b","permissions":["write"]}]"#,
            reason: #"entry 1: unknown permission "write"; there are \#(known)"#),
        Row(
            text: #"[{"name":"a","key":"b","permissions":\#(all)},{"name":"a","key":"c","permissions":\#(all)}]"#,
            reason: #"entry 2: its name "a" is there twice"#),
        Row(
            text: #"[{"name":"a","key":"secret","permissions":[]},{"name":"b","key":"secret","permissions":[]}]"#,
            reason: "entry 2: its key is another one's too"),
        Row(text: #"[{"name":"a","key":"main","permissions":[]}]"#, reason: "entry 1: its key is another one's too"),
    ])
    func `a broken file is told by entry, without its keys`(_ row: Row) {
        let problem = #expect(throws: KeysFile.Problem.self) {
            try KeysFile.holders(parsing: Data(row.text.utf8), mainKey: "main")
        }
        #expect(problem?.reason == row.reason)
    }

    @Test(arguments: [0o640, 0o604, 0o644])
    func `a file that others may read is refused`(_ mode: Int) async throws {
        let folder = try TestFolder()
        let path = folder.path + "/keys.json"
        try KeyedEngine.write("[]", to: path, mode: mode)
        let error = await #expect(throws: LocalEngineError.self) {
            _ = try await TestEngine(in: folder) { $0.keysFile = path }
        }
        #expect(error == .keysFile(path: path, reason: "others may read it; run chmod 600 on it"))
        #expect(error?.message.contains(path) == true)
    }

    @Test func `a file that is not there, or is none, is refused`() async throws {
        let folder = try TestFolder()
        for (path, reason) in [
            (folder.path + "/none", "there is no such file"), (folder.path, "it is not a file of this user"),
        ] {
            let error = await #expect(throws: LocalEngineError.self) {
                _ = try await TestEngine(in: folder) { $0.keysFile = path }
            }
            #expect(error == .keysFile(path: path, reason: reason))
        }
    }
}
