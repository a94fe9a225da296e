import AnalysisModel
import CoreMetadata
import Foundation
import Subprocess
import TestSupport
import Testing

/// The kinds of clients that the service's documentation shows, with only the host changed.
@Suite(.serialized) struct OtherClientsTests {
    struct Client: Sendable, CustomTestStringConvertible {
        var name: String
        var command: [String]
        /// Shows whether all that it needs is on this machine.
        var check: [String]
        var testDescription: String { name }

        /// With `KAJO_CLIENTS` set every client has to be there.
        var isThere: Bool {
            if ProcessInfo.processInfo.environment["KAJO_CLIENTS"] != nil { return true }
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = check
            (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
            guard (try? process.run()) != nil else { return false }
            process.waitUntilExit()
            return process.terminationStatus == 0
        }
    }

    static let folder = Program.root + "/Tests/kajoTests/Serve/Clients/"
    static let all = [
        Client(
            name: "Python requests", command: ["python3", folder + "client.py"],
            check: ["python3", "-c", "import requests"]),
        Client(
            name: "JavaScript fetch", command: ["node", folder + "client.mjs"],
            check: ["node", "-e", "process.exit(typeof fetch === 'function' ? 0 : 1)"]),
        Client(name: "curl", command: ["bash", folder + "client.sh"], check: ["curl", "--version"]),
    ]

    static let keys = #"[{"name":"reader","key":"key-of-a-reader","permissions":["read"]}]"#
    /// The first job waits until it is deleted; the second listing fails.
    static let faults = """
        [{"endpoint":"new_job","times":1,"hold":"on_hold"},
         {"endpoint":"list_jobs","skip":1,"times":1,"status":500,"message":"Internal server error"}]
        """

    /// One call, as a client has told it.
    struct Call {
        var name: String
        var status: Int
        var type: String
        var body: [String: Any]

        var messages: [String] { (body["errors"] as? [[String: String]])?.compactMap { $0["message"] } ?? [] }

        init(line: Substring) throws {
            let parts = line.split(separator: "\t", maxSplits: 3).map(String.init)
            try #require(parts.count == 4, "\(line)")
            (name, type) = (parts[0], parts[2])
            status = try #require(Int(parts[1]))
            body = try #require(try JSONSerialization.jsonObject(with: Data(parts[3].utf8)) as? [String: Any])
        }
    }

    struct Refusal: Sendable {
        var status: Int
        var messages: [String]
    }

    static let refusals: [String: Refusal] = [
        "wrong-key": Refusal(status: 401, messages: ["Invalid API key"]),
        "no-permission": Refusal(status: 401, messages: ["API key lacks permission for this operation: new_job"]),
        "missing-field": Refusal(status: 400, messages: ["Missing required field: media.video"]),
        "wrong-type": Refusal(status: 400, messages: ["Invalid value for field media.language: expected a string"]),
        "several-at-once": Refusal(
            status: 400,
            messages: [
                "Missing required field: media.video", "Invalid value for field media.title: expected a string",
                "Invalid value for field callback.url: expected an http or https address",
            ]),
        "malformed-body": Refusal(status: 400, messages: ["Malformed request body"]),
        "no-json-type": Refusal(status: 400, messages: ["Malformed request body"]),
        "unknown-job": Refusal(status: 404, messages: ["Job not found"]),
        "results-not-ready": Refusal(status: 400, messages: ["The job has no results: its status is on_hold"]),
        "unknown-function": Refusal(status: 404, messages: ["Unknown function"]),
        "wrong-method": Refusal(status: 405, messages: ["new_job takes POST requests"]),
        "missing-file-data": Refusal(status: 400, messages: ["Missing required field: file_data"]),
        "server-error": Refusal(status: 500, messages: ["Internal server error"]),
        "gone": Refusal(status: 404, messages: ["Job not found"]),
    ]

    @Test(arguments: all.filter(\.isThere))
    func `it submits, watches and fetches, and understands every error`(client: Client) async throws {
        let program = try Program()
        defer { program.remove() }
        let (keys, faults, result) = (program.places + "/keys", program.places + "/faults", program.places + "/result")
        try Data(Self.keys.utf8).write(to: URL(fileURLWithPath: keys))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: keys)
        try Data(Self.faults.utf8).write(to: URL(fileURLWithPath: faults))
        try await program.staying("serve", "--keys", keys, "--faults", faults) { serve in
            let address = try EngineAddress(of: program, saidBy: try await serve.wait(for: "Ctrl-C ends it"))
            let calls = try await self.calls(
                of: client, program,
                [
                    "CLIENT_BASE": address.base, "CLIENT_KEY": address.key,
                    "CLIENT_READER": "key-of-a-reader", "CLIENT_VIDEO": Program.sample, "CLIENT_RESULT": result,
                ])
            expectRefusals(calls)
            expectSuccesses(calls)
            let summary = try CoreMetadata.summary(of: try Data(contentsOf: URL(fileURLWithPath: result)))
            #expect(summary.shots.count == 6)
            #expect(summary.title == "Näytös")
        }
    }

    private func calls(of client: Client, _ program: Program, _ extra: [String: String]) async throws -> [Call] {
        let record = try await Subprocess.run(
            .name("env"), arguments: Arguments(client.command), environment: program.variables(with: extra),
            output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        #expect(Program.number(record.terminationStatus) == 0, "\(record.standardError)")
        return try record.standardOutput.split(separator: "\n").map(Call.init)
    }

    private func expectRefusals(_ calls: [Call]) {
        for (name, refusal) in Self.refusals {
            let answers = calls.filter { $0.name == name }
            #expect(answers.map(\.status) == [refusal.status], "\(name)")
            #expect(answers.map(\.messages) == [refusal.messages], "\(name)")
            #expect(answers.allSatisfy { $0.type == "application/json" }, "\(name)")
        }
    }

    private func expectSuccesses(_ calls: [Call]) {
        let successes = calls.filter { Self.refusals[$0.name] == nil }
        #expect(successes.allSatisfy { $0.status == 200 && $0.body["errors"] == nil })
        #expect(
            Set(successes.map(\.name)) == [
                "new_job", "job_status", "cancel_job", "delete_job", "initialize_file_upload", "send_file_chunk",
                "finalize_file_upload", "finished", "list_jobs",
            ])
        #expect(successes.last { $0.name == "finished" }?.body["status"] as? String == "finished")
        #expect((successes.last { $0.name == "list_jobs" }?.body["jobs"] as? [Any])?.count == 1)
    }
}
