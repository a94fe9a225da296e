import Foundation
import FoundationNetworking
import GRDB
import Testing

@testable import LocalEngine

/// The engine as a whole, over real sockets.
@Suite struct RunTests {
    private func get(_ port: Int, _ path: String, host: String? = nil, origin: String? = nil) async throws -> (
        status: Int, length: Int64, body: Data
    ) {
        var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(port)\(path)")))
        if let host { request.setValue(host, forHTTPHeaderField: "Host") }
        if let origin { request.setValue(origin, forHTTPHeaderField: "Origin") }
        let (data, response) = try await URLSession.shared.data(for: request)
        let answer = try #require(response as? HTTPURLResponse)
        return (answer.statusCode, answer.expectedContentLength, data)
    }

    @Test func `a running engine answers to its own names and to no others`() async throws {
        let engine = try await TestEngine()
        try await engine.running { port in
            let path = "/core/1.0/list_jobs?api_key=\(TestEngine.key)"
            for host in [
                "127.0.0.1:\(port)", "localhost:\(port)", "LOCALHOST:\(port)", "[::1]:\(port)", "127.0.0.1:1",
                "127.0.0.1",
            ] {
                let answer = try await get(port, path, host: host)
                #expect(answer.status == 200, "\(host)")
            }
            for host in ["evil.example", "evil.example:\(port)", "127.0.0.1.evil.example:\(port)"] {
                let answer = try await get(port, path, host: host)
                #expect(answer.status == 403, "\(host)")
                #expect(String(decoding: answer.body, as: UTF8.self).contains("does not answer to this Host"))
            }
            let own = try await get(port, path, origin: "http://127.0.0.1:\(port)")
            #expect(own.status == 200)
            for origin in ["http://evil.example", "null", "http://127.0.0.1", "https://127.0.0.1:\(port)"] {
                let answer = try await get(port, path, origin: origin)
                #expect(answer.status == 403, "\(origin)")
            }
        }
    }

    @Test func `results come with their length`() async throws {
        let engine = try await TestEngine()
        let job = try await engine.working { client in
            let job = try await client.submit(try await client.upload(try Sample.bytes(), chunk: 4_194_304))
            _ = try await client.end(of: job)
            return job
        }
        let answer = try await engine.running { port in
            try await get(port, "/core/1.0/job_results?api_key=\(TestEngine.key)&job_id=\(job)")
        }
        let file = try Data(contentsOf: URL(fileURLWithPath: engine.folder.path + "/data/results/\(job).json"))
        #expect(answer.length == Int64(file.count))
        #expect(answer.body == file)
    }

    @Test func `when a run ends no ffmpeg is left and the job goes on with the next`() async throws {
        let folder = try TestFolder()
        let long = folder.path + "/long.mp4"
        try await MadeVideo.make(at: long, ["-stream_loop", "20", "-i", Sample.path, "-c", "copy"])
        let engine = try await TestEngine(in: folder)
        let url = try await engine.serving {
            try await $0.upload(Array(Data(contentsOf: URL(fileURLWithPath: long))), chunk: 4_194_304)
        }
        let job = try await engine.serving { try await $0.submit(url) }
        try await engine.running { port in
            _ = try await engine.serving { try await $0.status(job) { $0["status"] == "processing" } }
        }
        #expect(RunningPrograms.ffmpeg(naming: folder.path).isEmpty)
        let status = try await engine.serving { try await $0.status(job).json["status"] }
        #expect(status == "processing")
    }

    @Test func `a taken port is an error that names it`() async throws {
        let first = try await TestEngine()
        let error = try await first.running { port in
            var configuration = try await TestEngine().engine.configuration
            configuration.port = port
            let second = try await LocalEngine(configuration)
            return await #expect(throws: LocalEngineError.self) { try await second.run { _ in } }.map { ($0, port) }
        }
        #expect(error?.0 == .portInUse(host: "127.0.0.1", port: error?.1 ?? 0))
    }

    @Test func `a data directory that cannot be is an error that names it`() async throws {
        let folder = try TestFolder()
        try Data().write(to: URL(fileURLWithPath: folder.path + "/data"))
        let error = await #expect(throws: LocalEngineError.self) { _ = try await TestEngine(in: folder) }
        #expect(error?.message.contains(folder.path + "/data") == true)
    }

    @Test func `a database of a newer kajo is refused and kept`() async throws {
        let folder = try TestFolder()
        let store = try await TestEngine(in: folder).engine.api.store
        try await store.queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('of the future')") }
        let error = await #expect(throws: LocalEngineError.self) { _ = try await TestEngine(in: folder) }
        #expect(error?.message.contains("a newer version of kajo has written it") == true)
    }

    @Test func `without ffmpeg the engine says what to install`() async throws {
        let error = await #expect(throws: LocalEngineError.self) { _ = try await EngineTools.locate(path: "/nowhere") }
        #expect(error == .toolMissing(name: "ffmpeg"))
        let tools = try await EngineTools.locate(path: nil)
        #expect(tools.ffmpeg.version.first?.isNumber == true)
    }
}
