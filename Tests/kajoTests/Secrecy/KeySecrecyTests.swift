import Foundation
import Synchronization
import TestSupport
import Testing

/// However a service fails, and however it says the key again, the key is nowhere but in the requests.
struct KeySecrecyTests {
    /// Each fault once, and each function with two or three; all pairs where there is time.
    static let services: [EchoingService] = EchoingService.faults.enumerated().flatMap { row, fault in
        EchoingService.functions.enumerated().compactMap { column, function in
            let service = EchoingService(fault: fault, function: function)
            return service.isFailing && (isLong || (row + 3 * column) % 7 == 0) ? service : nil
        }
    }

    @Test(.serialized, arguments: services)
    func `the key is in no output, no file and no process list`(service: EchoingService) async throws {
        let commandLines = Mutex(Data())
        let other = try ScriptedServer { _ in (200, "{}") }
        var service = service
        service.otherPort = other.port
        let (program, answering) = (try Program(), service)
        let server = try ScriptedServer.saying({ function in
            commandLines.withLock { $0.append(Self.processList()) }
            return answering.answer(function)
        })
        defer {
            for server in [server, other] { server.stop() }
            program.remove()
        }
        let environment = ["KAJO_BASE_URL": "http://127.0.0.1:\(server.port)/core/1.0", "VALOSSA_API_KEY": Canary.key]
        let file = program.places + "/v.mp4"
        try Data(repeating: 7, count: 2000).write(to: URL(fileURLWithPath: file))
        try await run(service.command(file: file), of: program, with: environment, isEndless: service.isEndless) {
            server.calls.contains(service.function) && Self.log(of: program).contains(service.function)
        }
        #expect(server.calls.contains(service.function))
        expectNoTrace(in: commandLines.withLock { $0 }, "a command line")
        expectNoTrace(inFilesOf: program)
        #expect(other.calls.isEmpty)
    }

    @Test func `the key is on no screen, and not in what is copied from it`() async throws {
        let service = EchoingService(fault: .status(400), function: "list_jobs")
        let (program, server) = (try Program(), try ScriptedServer.saying(service.answer))
        defer {
            server.stop()
            program.remove()
        }
        let environment = ["KAJO_BASE_URL": "http://127.0.0.1:\(server.port)/core/1.0"]
        let elsewhere = try Program()
        defer { elsewhere.remove() }
        try Data(Canary.key.utf8).write(to: URL(fileURLWithPath: elsewhere.places + "/key"))
        try await TerminalSession.with(program, columns: 120, rows: 40, with: environment) { terminal in
            // Neither typed nor in tmux's own arguments, where it would be seen.
            try await terminal.command("export VALOSSA_API_KEY=$(cat \(elsewhere.places)/key); clear")
            try await terminal.record(to: program.places + "/bytes")
            try await terminal.command("\(Program.path); echo status=$?")
            try await terminal.wait(for: "bad <key>!")
            try await terminal.press("y")
            // The word of it goes by itself, perhaps before anybody looks.
            try await until("copied") {
                try Data(contentsOf: URL(fileURLWithPath: program.places + "/bytes")).range(of: Self.copying) != nil
            }
            try await terminal.press("E")
            try await terminal.wait(for: "bad <key>!")
            try await terminal.press("q")
            try await terminal.wait(for: "status=0")
        }
        // The bytes lie among them.
        expectNoTrace(inFilesOf: program)
    }

    @Test func `a trace is found in each form`() {
        for echo in Canary.echoes where !echo.contains("\\u00") && !echo.contains("%25") && !echo.contains("%2f") {
            #expect(Canary.trace(in: Data("before \(echo) behind".utf8)) != nil, "\(echo)")
        }
        #expect(Canary.trace(in: Data("before <key> behind".utf8)) == nil)
    }

    /// Its output lies among the program's files.
    private func run(
        _ arguments: [String], of program: Program, with environment: [String: String], isEndless: Bool,
        until isDone: () -> Bool
    ) async throws {
        if isEndless {
            try await program.staying(arguments, with: environment) { _ in
                try await until("the failure is logged", seconds: 20, isDone)
            }
        } else {
            let outcome = try await program.run(arguments, with: environment)
            #expect(outcome.status != 0)
            #expect(!outcome.errors.isEmpty)
            expectNoTrace(in: Data(outcome.output.utf8), "stdout")
            expectNoTrace(in: Data(outcome.errors.utf8), "stderr")
        }
    }

    /// How a text begins that is to be pasted elsewhere (OSC 52).
    private static let copying = Data("\u{1B}]52;".utf8)

    private static func log(of program: Program) -> String {
        (try? String(contentsOfFile: program.places + "/state/kajo/kajo.log", encoding: .utf8)) ?? ""
    }

    /// The command lines of all processes of the machine.
    private static func processList() -> Data {
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return processes.filter { Int($0) != nil }.reduce(into: Data()) { list, process in
            list.append(FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data())
        }
    }

    private func expectNoTrace(in data: Data, _ place: String, sourceLocation: SourceLocation = #_sourceLocation) {
        if let trace = Canary.trace(in: data) {
            Issue.record("\(trace) is in \(place)", sourceLocation: sourceLocation)
        }
    }

    private func expectNoTrace(inFilesOf program: Program, sourceLocation: SourceLocation = #_sourceLocation) {
        let files = FileManager.default.enumerator(atPath: program.places)?.compactMap { $0 as? String } ?? []
        #expect(files.contains { $0.hasSuffix("jobs.sqlite") } && files.contains { $0.hasSuffix("kajo.log") })
        for file in files {
            let data = FileManager.default.contents(atPath: program.places + "/" + file) ?? Data()
            expectNoTrace(in: data + Data(file.utf8), file, sourceLocation: sourceLocation)
        }
    }
}
