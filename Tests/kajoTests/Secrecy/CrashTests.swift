import Foundation
import Glibc
import Testing

/// A crash of kajo shows nothing of its memory, in which the key is.
@Suite(.serialized) struct `A crash` {
    @Test(arguments: [SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGBUS, SIGFPE])
    func `leaves no core file, no report and no trace of the key`(fault: Int32) async throws {
        let (program, server) = (try Program(), try ScriptedServer.saying { _ in nil })
        defer {
            server.stop()
            program.remove()
        }
        let environment = ["KAJO_BASE_URL": "http://127.0.0.1:\(server.port)/core/1.0", "VALOSSA_API_KEY": Canary.key]
        try await program.staying(["list"], with: environment, after: "ulimit -c unlimited") { running in
            try await until("it has sent the key") { server.calls.contains("list_jobs") }
            #expect(Self.coreLimit(of: running.process) == "0")
            kill(running.process, fault)
            try await until("it is gone") { !Self.isRunning(running.process) }
        }
        let files = FileManager.default.enumerator(atPath: program.places)?.compactMap { $0 as? String } ?? []
        #expect(files.contains { $0.hasSuffix("kajo.log") })
        for file in files {
            #expect(!file.hasPrefix("core"))
            let data = FileManager.default.contents(atPath: program.places + "/" + file) ?? Data()
            #expect(Canary.trace(in: data) == nil, "\(file)")
            if file.hasPrefix("said-") { #expect(data.isEmpty, "\(String(decoding: data, as: UTF8.self))") }
        }
    }

    private static func coreLimit(of process: Int32) -> Substring? {
        let limits = (try? String(contentsOfFile: "/proc/\(process)/limits", encoding: .utf8)) ?? ""
        let line = limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
        return line?.split(separator: " ").dropFirst(4).first
    }

    /// A process that has ended stays in the table until its parent has asked for its status.
    private static func isRunning(_ process: Int32) -> Bool {
        let line = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ") Z"
        return line.split(separator: ")").last.map { !$0.hasPrefix(" Z") } ?? false
    }
}
