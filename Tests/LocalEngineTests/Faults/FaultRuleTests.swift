import Foundation
import Testing

@testable import LocalEngine

/// What a faults file may hold, and what it is told when it holds something else.
@Suite struct FaultRuleTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var text: String
        var reason: String
        var testDescription: String { reason }
    }

    static let broken: [Row] = [
        Row(text: "", reason: "it is not JSON"),
        Row(text: "[{]", reason: "it is not JSON; the first mistake is near line 1"),
        Row(text: "[\n{\"endpoint\":\n", reason: "it is not JSON; the first mistake is near line 2"),
        Row(text: "{}", reason: "it is not a JSON array of rules"),
        Row(text: "[5]", reason: "rule 1: it is not an object"),
        Row(
            text: #"[{"endpoint":"*","status":500},{"endpoint":"*","dely_s":1}]"#,
            reason: #"rule 2: unknown member "dely_s""#),
        Row(text: #"[{"status":500}]"#, reason: "rule 1: it has no endpoint"),
        Row(text: #"[{"endpoint":"new_jop","status":500}]"#, reason: #"rule 1: unknown endpoint "new_jop""#),
        Row(text: #"[{"endpoint":5}]"#, reason: "rule 1: endpoint takes a text"),
        Row(text: #"[{"endpoint":"*"}]"#, reason: "rule 1: it has no action"),
        Row(text: #"[{"endpoint":"*","skip":1,"times":1}]"#, reason: "rule 1: it has no action"),
        Row(
            text: #"[{"endpoint":"*","stall":true,"times":0}]"#,
            reason: "rule 1: times takes an integer from 1 to 1000000"),
        Row(
            text: #"[{"endpoint":"*","stall":true,"skip":-1}]"#,
            reason: "rule 1: skip takes an integer from 0 to 1000000"),
        Row(text: #"[{"endpoint":"*","delay_s":"1"}]"#, reason: "rule 1: delay_s takes a number from 0 to 3600"),
        Row(text: #"[{"endpoint":"*","delay_s":3601}]"#, reason: "rule 1: delay_s takes a number from 0 to 3600"),
        Row(text: #"[{"endpoint":"*","status":100}]"#, reason: "rule 1: status takes an integer from 200 to 599"),
        Row(text: #"[{"endpoint":"*","message":"x"}]"#, reason: "rule 1: message needs a status"),
        Row(
            text: #"[{"endpoint":"*","status":500,"message":"x","body":"y"}]"#,
            reason: "rule 1: only one of message, messages and body can be"),
        Row(
            text: #"[{"endpoint":"*","status":500,"messages":[]}]"#,
            reason: "rule 1: messages takes an array of texts"),
        Row(text: #"[{"endpoint":"*","drop":"before"}]"#, reason: #"rule 1: drop takes true or "after""#),
        Row(text: #"[{"endpoint":"*","stall":false}]"#, reason: "rule 1: stall takes true"),
        Row(
            text: #"[{"endpoint":"*","drop":true,"status":500}]"#,
            reason: "rule 1: status cannot be combined with drop"),
        Row(
            text: #"[{"endpoint":"*","stall":true,"drop":true}]"#,
            reason: "rule 1: stall cannot be combined with drop"),
        Row(
            text: #"[{"endpoint":"*","endless":true,"cut_after":1}]"#,
            reason: "rule 1: cut_after cannot be combined with endless"),
        Row(
            text: #"[{"endpoint":"new_job","hold":"queued","status":500}]"#,
            reason: "rule 1: status cannot be combined with hold"),
        Row(
            text: #"[{"endpoint":"*","hold":"queued"}]"#,
            reason: "rule 1: hold goes with the endpoint new_job alone"),
        Row(
            text: #"[{"endpoint":"new_job","hold":"finished"}]"#,
            reason: "rule 1: hold takes one of queued, on_hold, preparing_analysis, processing"),
        Row(
            text: #"[{"endpoint":"*","headers":{"Bad name":"x"}}]"#,
            reason: #"rule 1: headers cannot set "Bad name""#),
        Row(
            text: #"[{"endpoint":"*","headers":{"Content-Length":"1"}}]"#,
            reason: #"rule 1: headers cannot set "Content-Length""#),
    ]

    @Test(arguments: broken)
    func `a broken file is told by rule and member`(_ row: Row) {
        let problem = #expect(throws: FaultRule.Problem.self) { try FaultRule.rules(parsing: Array(row.text.utf8)) }
        #expect(problem?.reason == row.reason)
    }

    @Test func `an empty list is a file without faults`() throws {
        #expect(try FaultRule.rules(parsing: Array("[]".utf8)).isEmpty)
    }

    @Test func `a rule is the same however its members are ordered`() throws {
        let one = try FaultRule.rules(
            parsing: Array(#"[{"endpoint":"*","status":500,"headers":{"A":"1","B":"2"}}]"#.utf8))
        let other = try FaultRule.rules(
            parsing: Array(#"[{"headers":{"B":"2","A":"1"},"status":500,"endpoint":"*"}]"#.utf8))
        #expect(one == other)
    }

    @Test func `an engine does not start with a broken file`() async throws {
        let folder = try TestFolder()
        let path = folder.path + "/faults.json"
        try #"[{"endpoint":"*","stahl":true}]"#.write(toFile: path, atomically: true, encoding: .utf8)
        let error = await #expect(throws: LocalEngineError.self) {
            _ = try await TestEngine(in: folder) { $0.faultsFile = path }
        }
        #expect(error == .faultsFile(path: path, reason: #"rule 1: unknown member "stahl""#))
        let missing = await #expect(throws: LocalEngineError.self) {
            _ = try await TestEngine(in: folder) { $0.faultsFile = folder.path + "/none" }
        }
        #expect(missing == .faultsFile(path: folder.path + "/none", reason: "there is no such file"))
    }
}
