import Foundation
import Testing

@testable import kajo

/// The user's program for reading errors.
struct PagerTests {
    private func places() throws -> String {
        let path = FileManager.default.temporaryDirectory.path + "/kajo-pager-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    @Test func `it reads the text, and knows no key`() async throws {
        let folder = try places()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let pager = Pager(environment: [
            "PAGER": "cat > \(folder)/text; env > \(folder)/env", "VALOSSA_API_KEY": "canary-key", "LANG": "C.UTF-8",
        ])
        let text = "Invalid API key\n" + String(repeating: "äö京\n", count: 30_000)
        #expect(await pager.show(text) == nil)
        #expect(try String(contentsOfFile: folder + "/text", encoding: .utf8) == text)
        let variables = try String(contentsOfFile: folder + "/env", encoding: .utf8)
        #expect(variables.contains("LANG=C.UTF-8") && !variables.contains("canary-key"))
    }

    @Test func `one that is not there is told`() async {
        let reason = await Pager(environment: ["PAGER": "no-such-pager-at-all 2>/dev/null"]).show("text")
        #expect(reason == "no-such-pager-at-all 2>/dev/null is not there, or may not be run.")
    }

    @Test(arguments: ["false", "kill -9 $$", "head -c 1 >/dev/null"])
    func `one that ends badly, or early, is the user's own affair`(command: String) async {
        #expect(await Pager(environment: ["PAGER": command]).show(String(repeating: "x", count: 500_000)) == nil)
    }

    @Test func `without a wish it is less, and more where there is no less`() {
        #expect(Pager(environment: [:]).command.hasPrefix("less"))
        #expect(Pager(environment: ["PAGER": ""]).command.hasPrefix("less"))
    }
}
