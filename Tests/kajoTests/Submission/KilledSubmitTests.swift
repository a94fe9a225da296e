import AnalysisModel
import CoreAPI
import Foundation
import Glibc
import TestSupport
import Testing

/// Files that are sent over a line that breaks, by a kajo that is killed again and again.
@Suite(.serialized) struct KilledSubmitTests {
    private static let seed: UInt64 = 20_261
    private static let files = isLong ? 40 : 4
    private static let kills = runs(short: 10, long: 300)

    /// Videos of one look and different content, one of them twice, and others that are none.
    private struct Folder {
        let path: String
        let good: [String]

        init(_ path: String, files: Int) throws {
            self.path = path
            let path = path + "/"
            good = (1...files).map { path + "good\($0).mp4" }
            let video = try Data(contentsOf: URL(fileURLWithPath: Program.sample))
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            for (number, name) in good.enumerated() {
                try (video + Self.padding(number, bytes: (number % 3) * 4_500_000 + 1000)).write(
                    to: .init(fileURLWithPath: name))
            }
            try FileManager.default.copyItem(atPath: good[1], toPath: path + "twin.mp4")
            try Data("no video at all".utf8).write(to: .init(fileURLWithPath: path + "text.mp4"))
            try Data().write(to: .init(fileURLWithPath: path + "empty.mov"))
            try video.prefix(2000).write(to: .init(fileURLWithPath: path + "broken.mkv"))
        }

        /// A box that players skip.
        private static func padding(_ number: Int, bytes: Int) -> Data {
            let size = withUnsafeBytes(of: UInt32(bytes).bigEndian) { Data($0) }
            return size + Data("free".utf8) + Data(repeating: UInt8(number + 1), count: bytes - 8)
        }
    }

    /// A kajo on that line, and what the engine behind it has.
    private struct Sender {
        let program: Program
        let engine: EngineAddress
        let uploads: String
        let folder: Folder
        let environment: [String: String]

        func submitUntilKilled(after delay: Duration) async throws {
            try await program.staying("submit", folder.path, "--json", with: environment) { running in
                try await Task.sleep(for: delay)
                kill(running.process, SIGKILL)
            }
        }

        func submit(_ arguments: String...) async throws -> Program.Outcome {
            try await program.run(["submit"] + arguments + ["--json"], with: environment)
        }

        /// Kajo's rows of a file, after a look at what the service has.
        func rows() async throws -> [[String: Any]] {
            try await program.run("list", "--json", with: environment).lines()
        }

        func jobsOfEngine() async throws -> [String] {
            try await engine.withClient { try await $0.listJobs().map(\.report.jobID.rawValue) }
        }

        /// The files that arrived whole.
        func arrived() throws -> Int {
            let names = try FileManager.default.contentsOfDirectory(atPath: uploads)
            return folder.good.count { file in
                names.contains { FileManager.default.contentsEqual(atPath: uploads + "/" + $0, andPath: file) }
            }
        }
    }

    private func withSender(_ body: (Sender, CuttingProxy) async throws -> Void) async throws {
        let program = try Program()
        defer { program.remove() }
        let folder = try Folder(program.places + "/videos", files: Self.files)
        try await EngineAddress.ofWaitingJobs { engine, uploads in
            let proxy = try CuttingProxy(to: UInt16(engine.port), seed: Self.seed, breaking: 0.3)
            defer { proxy.stop() }
            let environment = [
                "KAJO_BASE_URL": "http://127.0.0.1:\(proxy.port)/core/1.0", "VALOSSA_API_KEY": engine.key,
            ]
            try await body(
                Sender(program: program, engine: engine, uploads: uploads, folder: folder, environment: environment),
                proxy)
        }
    }

    @Test func `every good file ends as one job, and every other one has its reason`() async throws {
        try await withSender { sender, proxy in
            var random = SeededRandom(seed: Self.seed)
            var kills = 0
            // On a busy machine the first ones may fall before anything has gone over the line.
            while kills < Self.kills || (proxy.cuts == 0 && kills < 10 * Self.kills) {
                kills += 1
                try await sender.submitUntilKilled(after: .milliseconds(Int.random(in: 100...1500, using: &random)))
            }
            #expect(proxy.cuts > 0)
            proxy.heal()
            let last = try await sender.submit(sender.folder.path)
            try await settle(sender)
            try await expectOneJobEach(sender)
            try expectReasons(last)
        }
    }

    /// What nobody knows the outcome of is sent again only when a person, who has looked at the service, says so.
    private func settle(_ sender: Sender) async throws {
        let rows = try await sender.rows()
        let jobs = Set(rows.compactMap { $0["job_id"] as? String })
        #expect(Set(try await sender.jobsOfEngine()) == jobs, "every job of the service has a row")
        for row in rows where row["submission"] as? String == "unknown" {
            let file = try #require(row["source"] as? String)
            let has = rows.contains { $0["source"] as? String == file && $0["job_id"] is String }
            if !has { _ = try await sender.submit(file, "--again") }
        }
    }

    private func expectOneJobEach(_ sender: Sender) async throws {
        let rows = try await sender.rows().filter { $0["job_id"] is String }
        let sources = rows.compactMap { $0["source"] as? String }.map { $0.replacing("twin.mp4", with: "good2.mp4") }
        #expect(sources.sorted() == sender.folder.good.sorted())
        #expect(try await sender.jobsOfEngine().count == sender.folder.good.count)
        #expect(try sender.arrived() == sender.folder.good.count)
    }

    private func expectReasons(_ outcome: Program.Outcome) throws {
        #expect(outcome.status != 0)
        let lines = try outcome.lines()
        for name in ["text.mp4", "empty.mov", "broken.mkv"] {
            let line = try #require(lines.first { ($0["source"] as? String)?.hasSuffix(name) == true }, "\(name)")
            #expect((line["errors"] as? [Any])?.isEmpty == false, "\(name)")
        }
        let twins = lines.filter { line in
            ["good2.mp4", "twin.mp4"].contains { (line["source"] as? String)?.hasSuffix($0) == true }
        }
        #expect(twins.count == 2)
        #expect(twins.contains { $0["is_duplicate"] as? Bool == true })
    }
}
