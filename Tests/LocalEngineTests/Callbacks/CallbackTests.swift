import Foundation
import HTTPTypes
import Logging
import Testing

@testable import LocalEngine

@Suite struct CallbackTests {
    private let lines = LogRecorder.Lines()

    private func engine(
        in folder: TestFolder? = nil, host: String = "127.0.0.1", limits: EngineLimits = EngineLimits(),
        pauses: Pauses = Pauses()
    ) async throws -> TestEngine {
        let lines = lines
        return try await TestEngine(in: folder, host: host, limits: limits) { configuration in
            configuration.pause = pauses.pause
            configuration.logger = Logger(label: "test") { _ in LogRecorder(lines: lines) }
        }
    }

    /// A job that is soon in error unless its video is there, and that has somebody told.
    private func submit(
        _ client: EngineClient, callback: String, video: String = "valossaupload://nothing"
    ) async throws -> String {
        let answer = try await client.post(
            "new_job",
            json: """
                {"api_key":"\(client.key)","media":{"video":{"url":"\(video)"}},"callback":{"url":"\(callback)"}}
                """)
        return try #require(answer.json["job_id"]?.string, "\(answer)")
    }

    private func expectNothingPending(_ engine: TestEngine) async throws {
        let store = engine.engine.api.store
        try await eventually { try await store.pendingCallbacks(limit: 9).isEmpty }
    }

    @Test(arguments: ["finished", "error"])
    func `the end of a job is told once, as job_status tells it, without the key`(_ end: String) async throws {
        let receiver = CallbackReceiver()
        let engine = try await engine()
        let video = try await MadeVideo.tiny()
        try await VideoServer.run(more: receiver.routes) { server in
            try await engine.working { client in
                let url =
                    end == "finished" ? try await client.upload(video, chunk: 4_194_304) : "valossaupload://nothing"
                let address = server.replacing("http://", with: "http://user:pass@") + "/callback?token=t"
                let job = try await submit(client, callback: address, video: url)
                let status = try await client.end(of: job)
                #expect(status["status"]?.string == end)
                try await expectNothingPending(engine)
                let calls = await receiver.calls
                #expect(calls.count == 1)
                let call = try #require(calls.first)
                let body = try JSONValue(parsing: Data(call.body.utf8))
                #expect(body.fields == status.fields)
                #expect(call.contentType == "application/json")
                #expect(call.authorization == "Basic dXNlcjpwYXNz")
                #expect(call.head.hasPrefix("POST /callback?token=t "))
                #expect(!(call.head + call.body).contains(client.key))
            }
        }
    }

    @Test func `a cancelled job tells its end, which is an error`() async throws {
        let receiver = CallbackReceiver()
        let engine = try await engine()
        try await VideoServer.run(more: receiver.routes) { server in
            let job = try await engine.serving { client in
                let job = try await submit(client, callback: server + "/callback")
                #expect(try await client.cancel(job).status == 200)
                return job
            }
            try await engine.working { _ in
                let call = try #require(try await receiver.calls(1).first)
                let body = try JSONValue(parsing: Data(call.body.utf8))
                #expect(body["job_id"]?.string == job)
                #expect(body["status"]?.string == "error")
                #expect(body["details"]?.string == EngineStore.cancelledDetails)
            }
        }
    }

    @Test func `a receiver in trouble is called again after growing pauses`() async throws {
        let receiver = CallbackReceiver([.internalServerError, .tooManyRequests, .serviceUnavailable])
        let pauses = Pauses()
        let engine = try await engine(pauses: pauses)
        try await VideoServer.run(more: receiver.routes) { server in
            try await engine.working { client in
                _ = try await client.end(of: submit(client, callback: server + "/callback?token=secret"))
                try await expectNothingPending(engine)
                let calls = await receiver.calls
                #expect(calls.count == 4)
                #expect(Set(calls.map(\.body)).count == 1)
            }
        }
        #expect(pauses.all == [.seconds(10), .seconds(60), .seconds(300)])
        #expect(lines.text.contains("will be tried again"))
        #expect(!lines.text.contains("given up") && !lines.text.contains("secret"))
    }

    struct Vain: Sendable, CustomTestStringConvertible {
        var path: String
        var statuses: [HTTPResponse.Status] = []
        var calls: Int
        var reason: String
        var testDescription: String { path + " " + reason }
    }

    @Test(arguments: [
        Vain(
            path: "/callback", statuses: Array(repeating: .badGateway, count: 9), calls: 4,
            reason: "the server answered 502 (127.0.0.1:"),
        Vain(path: "/callback", statuses: [.notFound], calls: 1, reason: "the server answered 404 (127.0.0.1:"),
        Vain(path: "/moved", calls: 1, reason: "the server answered 307 (127.0.0.1:"),
        Vain(path: "/silent", calls: 4, reason: "the server fell silent (127.0.0.1:"),
    ])
    func `a call in vain is given up, and only the log tells`(_ vain: Vain) async throws {
        let receiver = CallbackReceiver(vain.statuses)
        var limits = EngineLimits()
        if vain.path == "/silent" { limits.stallTime = .milliseconds(100) }
        let engine = try await engine(limits: limits)
        try await VideoServer.run(more: receiver.routes) { server in
            try await engine.working { client in
                let address = server.replacing("http://", with: "http://user:passw0rd@") + vain.path + "?token=secret"
                let job = try await submit(client, callback: address)
                let end = try await client.end(of: job)
                try await expectNothingPending(engine)
                #expect(await receiver.calls.count == vain.calls)
                let later = try await client.status(job).json
                #expect(later.fields == end.fields)
            }
        }
        #expect(lines.text.contains("a callback was not taken and is given up"))
        #expect(lines.text.contains(vain.reason), "\(lines.text)")
        #expect(!lines.text.contains("secret") && !lines.text.contains("passw0rd"))
        #expect(!lines.text.contains(vain.path))
    }

    @Test func `an address where nobody listens is tried four times`() async throws {
        let pauses = Pauses()
        let engine = try await engine(pauses: pauses)
        try await engine.working { client in
            _ = try await client.end(of: submit(client, callback: "http://127.0.0.1:1/callback"))
            try await expectNothingPending(engine)
        }
        #expect(pauses.all.count == 3)
        #expect(lines.text.contains("connection refused (127.0.0.1:1)"))
    }

    @Test func `an engine that others can reach calls nobody in its own network`() async throws {
        let receiver = CallbackReceiver()
        let engine = try await engine(host: "0.0.0.0")
        try await VideoServer.run(more: receiver.routes) { server in
            try await engine.working { client in
                _ = try await client.end(of: submit(client, callback: server + "/callback"))
                try await expectNothingPending(engine)
            }
        }
        #expect(await receiver.calls.isEmpty)
        #expect(lines.text.contains("127.0.0.1 is an address inside this network, which is not allowed here"))
    }

    @Test func `a call that waits outlasts the engine, and what has been told is not told again`() async throws {
        let folder = try TestFolder()
        let receiver = CallbackReceiver([.ok, .badGateway])
        try await VideoServer.run(more: receiver.routes) { server in
            let first = try await engine(in: folder, pauses: Pauses(isEndless: true))
            let (told, waiting) = try await first.working { client in
                let told = try await submit(client, callback: server + "/callback")
                _ = try await receiver.calls(1)
                try await expectNothingPending(first)
                let waiting = try await submit(client, callback: server + "/callback")
                _ = try await receiver.calls(2)
                try await eventually { try await first.engine.api.store.pendingCallbacks(limit: 9).first?.tries == 1 }
                return (told, waiting)
            }
            let second = try await engine(in: folder)
            try await second.working { _ in
                _ = try await receiver.calls(3)
                try await expectNothingPending(second)
            }
            let calls = await receiver.calls
            let jobs = try calls.map { try JSONValue(parsing: Data($0.body.utf8))["job_id"]?.string }
            #expect(jobs == [told, waiting, waiting])
        }
    }

    @Test func `a deleted job is not told of`() async throws {
        let receiver = CallbackReceiver([.badGateway])
        let engine = try await engine(pauses: Pauses(isEndless: true))
        try await VideoServer.run(more: receiver.routes) { server in
            let unstarted = try await engine.serving { client in
                let job = try await submit(client, callback: server + "/callback")
                let (cancelled, deleted) = (try await client.cancel(job), try await client.delete(job))
                #expect(cancelled.status == 200 && deleted.status == 200)
                return job
            }
            try await engine.working { client in
                let waiting = try await submit(client, callback: server + "/callback")
                _ = try await receiver.calls(1)
                #expect(try await client.delete(waiting).status == 200)
                try await expectNothingPending(engine)
                let silent = try await submit(client, callback: server + "/silent")
                _ = try await receiver.calls(2)
                #expect(try await client.delete(silent).status == 200)
                try await expectNothingPending(engine)
                // Whatever were still to be said would be said before this one.
                let last = try await submit(client, callback: server + "/callback")
                let calls = try await receiver.calls(3)
                #expect(calls.count == 3)
                #expect(calls.last?.body.contains(last) == true)
                #expect(!calls.contains { $0.body.contains(unstarted) })
            }
        }
    }

    @Test func `silent receivers hold up neither jobs nor other calls for long`() async throws {
        let receiver = CallbackReceiver()
        var limits = EngineLimits()
        limits.stallTime = .milliseconds(100)
        let engine = try await engine(limits: limits, pauses: Pauses(isEndless: true))
        try await VideoServer.run(more: receiver.routes) { server in
            try await engine.working { client in
                for _ in 0..<(CallbackDelivery.parallelCalls * 2) {
                    let job = try await submit(client, callback: server + "/silent")
                    #expect(try await client.end(of: job)["status"]?.string == "error")
                }
                let last = try await submit(client, callback: server + "/callback")
                try await eventually { await receiver.calls.contains { $0.body.contains(last) } }
            }
        }
    }
}

extension JSONValue {
    /// Of an object, in no order.
    fileprivate var fields: [String: String] {
        guard case .object(let members) = self else { return [:] }
        return Dictionary(members.map { ($0.name, $0.value.text) }) { first, _ in first }
    }
}
