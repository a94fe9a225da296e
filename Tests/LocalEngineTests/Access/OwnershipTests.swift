import Foundation
import GRDB
import HTTPTypes
import TestSupport
import Testing

@testable import LocalEngine

/// What keys may do, and what they see.
@Suite struct OwnershipTests {
    /// A call that fails for other reasons once the key is accepted.
    private func call(_ function: EngineFunction, _ client: EngineClient) async throws -> Answer {
        switch function {
        case .initializeFileUpload, .sendFileChunk:
            try await client.post(function.rawValue, form: [("api_key", client.key), ("upload_id", "none")])
        case let function where function.method == .get:
            try await client.get(function.rawValue, "api_key=\(client.key)&job_id=none")
        default: try await client.post(function.rawValue, json: #"{"api_key":"\#(client.key)"}"#)
        }
    }

    @Test(arguments: EngineFunction.allCases)
    func `a function asks for its permission`(_ function: EngineFunction) async throws {
        try await KeyedEngine.make().serving { client in
            for permission in EnginePermission.allCases {
                let answer = try await call(function, client.using("\(permission.rawValue)-key"))
                let message = "API key lacks permission for this operation: \(function.rawValue)"
                #expect((answer.status == 401) == (permission != function.permission), "\(permission)")
                #expect((answer.errors == [message]) == (permission != function.permission), "\(permission)")
            }
            #expect(try await call(function, client.using("no-key")).status == 401)
            #expect(try await call(function, client).status != 401, "the main key may do all")
            #expect(try await call(function, client.using("studio")).errors == ["Invalid API key"])
        }
    }

    @Test func `a key without permission is told so to the letter`() async throws {
        let answer = try await KeyedEngine.make().serving { client in
            try await client.post("new_job", json: #"{"api_key":"read-key","media":5}"#)
        }
        #expect(answer.json == (try JSONValue(parsing: Fixture.data(named: "error-no-permission.json"))))
    }

    @Test func `a job is seen by its own key alone`() async throws {
        try await KeyedEngine.make().serving { client in
            let job = try await client.using("studio-key").submit("https://media.example/a.mp4")
            #expect(try await client.using("studio-key").status(job).status == 200)
            for other in [client, client.using("archive-key"), client.using("read-key")] {
                for answer in [try await other.status(job), try await other.result(job)] {
                    #expect(answer.status == 404)
                    #expect(answer.errors == ["Job not found"])
                }
                #expect(try await other.get("list_jobs", "api_key=\(other.key)").json["jobs"] == .array([]))
            }
            let own = try await client.using("studio-key").get("list_jobs", "api_key=studio-key").json["jobs"]
            guard case .array(let jobs)? = own else { return }
            #expect(jobs.map { $0["job_id"]?.string } == [job])
        }
    }

    @Test func `an upload belongs to its own key alone`() async throws {
        try await KeyedEngine.make().working { client in
            let studio = client.using("studio-key")
            let begun = try await studio.post(
                "initialize_file_upload", form: [("api_key", studio.key), ("file_size_bytes", "3")])
            let upload = ("upload_id", try #require(begun.json["upload_id"]?.string))
            let chunk = [upload, ("chunk_index", "0"), ("file_data", "abc")]
            let foreign = try await client.post("send_file_chunk", form: [("api_key", "archive-key")] + chunk)
            #expect(foreign.status == 404)
            #expect(foreign.errors == ["Upload not found"])
            #expect(try await studio.post("send_file_chunk", form: [("api_key", studio.key)] + chunk).status == 200)
            let early = try await client.post("finalize_file_upload", form: [("api_key", client.key), upload])
            #expect(early.errors == ["Upload not found"])
            let done = try await studio.post("finalize_file_upload", form: [("api_key", studio.key), upload])
            let url = try #require(done.json["uploaded_file_url"]?.string)
            let thief = client.using("archive-key")
            let end = try await thief.end(of: thief.submit(url))
            #expect(end["details"]?.string == "There is no upload \(url). Upload the file again.")
            let owner = try await studio.end(of: studio.submit(url))
            #expect(owner["media_transfer_status"] == "finished")
        }
    }

    @Test func `no key is kept in the store`() async throws {
        let engine = try await KeyedEngine.make()
        try await engine.serving { client in
            _ = try await client.submit("https://media.example/a.mp4")
            _ = try await client.using("studio-key").submit("https://media.example/a.mp4")
        }
        let file = try Data(contentsOf: URL(fileURLWithPath: engine.folder.path + "/data/engine.sqlite"))
        for key in [TestEngine.key, "studio-key"] { #expect(file.range(of: Data(key.utf8)) == nil) }
        #expect(file.range(of: Data("studio".utf8)) != nil)
    }

    @Test func `jobs of an older engine belong to the main key`() async throws {
        let folder = try TestFolder()
        try FileManager.default.createDirectory(atPath: folder.path + "/data", withIntermediateDirectories: true)
        let queue = try DatabaseQueue(path: folder.path + "/data/engine.sqlite")
        try EngineStore.migrator.migrate(queue, upTo: "jobs and uploads")
        try await queue.write { database in
            try database.execute(
                sql: """
                    INSERT INTO job (id, created_at, status, transfer, request)
                    VALUES ('old', '2026-01-01 00:00:00', 'queued', 'queued', '{"media":{"video":{"url":"x"}}}')
                    """)
        }
        try queue.close()
        let (own, foreign) = try await KeyedEngine.make(in: folder).serving { client in
            (try await client.status("old"), try await client.using("studio-key").status("old"))
        }
        #expect(own.json["status"] == "queued")
        #expect(foreign.status == 404)
    }
}
