import AnalysisModel
import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import LocalEngine

/// The engine's side of the error contract: what it answers by itself, and what a faults file makes it answer.
@Suite(.serialized) struct ContractWalkTests {
    static let byItself = ContractRow.all.filter { if case .rule = $0.provocation { false } else { true } }
    static let byRule = ContractRow.all.filter { if case .rule = $0.provocation { true } else { false } }

    /// An engine with one waiting job of the main key's, and the texts that stand for it and for the keys.
    private func withWaitingJob<Value: Sendable>(
        _ body: @escaping @Sendable (EngineClient, [String: String]) async throws -> Value
    ) async throws -> Value {
        let folder = try TestFolder()
        let (keys, faults) = (folder.path + "/keys.json", folder.path + "/faults.json")
        try KeyedEngine.write(KeyedEngine.file, to: keys)
        try KeyedEngine.write(#"[{"endpoint":"new_job","hold":"on_hold"}]"#, to: faults)
        let engine = try await TestEngine(in: folder) {
            $0.keysFile = keys
            $0.faultsFile = faults
        }
        return try await engine.serving { client in
            let job = try await client.submit("https://media.example/clip.mp4")
            return try await body(client, ["KEY": TestEngine.key, "READER": "read-key", "WRONG": "wrong", "JOB": job])
        }
    }

    @Test(arguments: byItself)
    func `the engine answers so by itself`(row: ContractRow) async throws {
        let answer = try await withWaitingJob { client, names in
            func filled(_ text: String) -> String { names.reduce(text) { $0.replacing($1.key, with: $1.value) } }
            switch row.provocation {
            case .query(let query): return try await client.get(row.function, filled(query))
            case .body(let body, let type):
                return try await client.call(
                    .post, "/core/1.0/\(row.function)", headers: [.contentType: type], body: filled(body))
            case .form(let fields):
                return try await client.post(
                    row.function, form: fields.sorted { $0.key < $1.key }.map { ($0.key, filled($0.value)) })
            case .rule: throw CancellationError()
            }
        }
        #expect(answer.status == row.reply.status)
        #expect(answer.errors == row.messages)
        #expect(answer.contentType == "application/json")
    }

    @Test(arguments: byRule)
    func `a rule makes it answer so, byte for byte`(row: ContractRow) async throws {
        let (function, reply) = (row.function, row.reply)
        let method = try #require(EngineFunction(rawValue: function)).method.rawValue
        let answer = try await FaultyEngine(row.rule).engine.running { port in
            let connection = try RawConnection(port: port)
            try connection.send(RawConnection.request(port: port, "\(method) /core/1.0/\(function)"))
            return try await connection.receive(most: 1 << 18)
        }
        switch reply.ending {
        case .whole:
            #expect(answer.body == reply.body)
            for header in reply.headers {
                #expect(answer.head.contains("\(header.name): \(header.value)".lowercased()))
            }
        case .cut(let length): #expect(answer.body == String(reply.body.prefix(length)))
        case .endless: #expect(!answer.isClosed && answer.body.utf8.count > 200_000)
        case .noAnswer: #expect(answer.isClosed && answer.text.isEmpty)
        }
        if reply.ending != .noAnswer {
            #expect(answer.status == reply.status)
            #expect(answer.head.contains("content-type: \(reply.contentType)"))
        }
    }

    @Test(arguments: JobFailureRow.all.filter { $0.details != nil && $0.name != "full-disk" })
    func `a job fails so by itself`(row: JobFailureRow) async throws {
        var limits = EngineLimits()
        switch row.name {
        case "too-large": limits.videoBytes = 100_000
        case "too-long": limits.playbackTime = .seconds(10)
        case "too-tall": limits.videoHeight = 240
        default: break
        }
        let engine = try await TestEngine(limits: limits)
        let status = try await VideoServer.run { server in
            try await engine.working { client in
                if row.name == "cancelled" { return try await cancelled(client, engine, server) }
                return try await client.end(of: client.submit(try await source(of: row, client, server)))
            }
        }
        #expect(status["status"] == "error")
        #expect(status["details"]?.string == row.details)
        #expect(status["media_transfer_status"]?.string == row.transfer.word)
    }

    private func source(of row: JobFailureRow, _ client: EngineClient, _ server: String) async throws -> String {
        switch row.name {
        case "unreachable": return "http://127.0.0.1:1/a.mp4"
        case "web-page": return server + "/page"
        case "no-upload": return "valossaupload://nothing"
        case "no-video":
            let folder = try TestFolder()
            try await MadeVideo.make(at: folder.path + "/sound.m4a", ["-i", Sample.path, "-vn", "-c:a", "copy"])
            let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/sound.m4a")))
            return try await client.upload(bytes, chunk: EngineLimits().chunkBytes)
        default: return server + "/sample.mp4"
        }
    }

    /// Its video is still on its way when it is cancelled.
    private func cancelled(_ client: EngineClient, _ engine: TestEngine, _ server: String) async throws -> JSONValue {
        let job = try await client.submit(server + "/silent.mp4")
        _ = try await client.cancel(job)
        return try await client.end(of: job)
    }
}
