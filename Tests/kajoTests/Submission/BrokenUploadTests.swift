import CoreAPI
import Foundation
import Glibc
import TestSupport
import Testing

/// One large file over a line that keeps breaking, sent by a kajo that is killed in between.
@Suite(.serialized) struct BrokenUploadTests {
    private static let size = isLong ? 1 << 30 : 40 << 20
    private static let kills = isLong ? 50 : 3
    /// On a busy machine one that should have been killed may be through before.
    private static let enough = isLong ? kills : 1
    private static let cuts = isLong ? 200 : 5
    private static let chunk = 4 << 20
    private static let chunksInFlight = 4

    /// Each megabyte is another one, so that a chunk in the wrong place shows.
    private func write(to path: String) throws {
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        for number in 0..<Self.size >> 20 {
            let head = withUnsafeBytes(of: number.littleEndian) { Data($0) }
            try file.write(contentsOf: head + Data(repeating: UInt8(number % 251), count: 1 << 20 - head.count))
        }
        try file.close()
    }

    @Test func `it arrives as it is, and of what arrived no more is sent again than was on its way`() async throws {
        let program = try Program()
        defer { program.remove() }
        let path = program.places + "/large.mp4"
        try write(to: path)
        try await EngineAddress.ofWaitingJobs { engine, uploads in
            let proxy = try CuttingProxy(to: UInt16(engine.port), seed: 20_262) {
                Int.random(in: 0..<3 * Self.chunk, using: &$0)
            }
            defer { proxy.stop() }
            let kills = try await send(path, by: program, to: engine, through: proxy)
            #expect(proxy.cuts >= Self.cuts && kills >= Self.enough, "\(proxy.cuts) cuts, \(kills) kills")
            let names = try FileManager.default.contentsOfDirectory(atPath: uploads)
            #expect(names.count { FileManager.default.contentsEqual(atPath: uploads + "/" + $0, andPath: path) } == 1)
            #expect(try await engine.withClient { try await $0.listJobs().count } == 1)
            // Beside the file: what a cut and a kill take along, and the heads of the requests.
            let again = proxy.cuts * Self.chunk + kills * Self.chunksInFlight * Self.chunk
            #expect(proxy.sent <= Self.size + again + Self.size / 100, "\(proxy.sent) bytes, \(proxy.cuts) cuts")
        }
    }

    /// - Returns: how often it was killed.
    private func send(
        _ path: String, by program: Program, to engine: EngineAddress, through proxy: CuttingProxy
    ) async throws -> Int {
        let arguments = ["submit", path, "--no-probe", "--json"]
        let environment = [
            "KAJO_BASE_URL": "http://127.0.0.1:\(proxy.port)/core/1.0", "VALOSSA_API_KEY": engine.key,
        ]
        let pace = ["--parallel-chunks", "\(Self.chunksInFlight)"]
        var random = SeededRandom(seed: 20_263)
        var kills = 0
        for _ in 0..<Self.kills {
            // Half of the file in all, so that none need find it done.
            let mark = proxy.sent + Int.random(in: 1..<Self.size / Self.kills / 2, using: &random)
            try await program.staying(arguments + pace, with: environment) { running in
                let isThrough = { running.output.contains("job_id") }
                try await until("more has been sent") { proxy.sent >= mark || isThrough() }
                if !isThrough() { kills += 1 }
                kill(running.process, SIGKILL)
            }
        }
        let last = try await program.run(arguments + pace, with: environment)
        #expect(last.status == 0, "\(last.errors)")
        return kills
    }
}
