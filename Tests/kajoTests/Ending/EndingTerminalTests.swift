import Foundation
import Testing

/// Cancelling and deleting in a real terminal.
struct EndingTerminalTests {
    private func with(_ state: String, _ body: (Program) async throws -> Void) async throws {
        let program = try Program()
        defer { program.remove() }
        let faults = program.places + "/faults.json"
        try Data(#"[{"endpoint":"new_job","hold":"\#(state)"}]"#.utf8).write(to: URL(fileURLWithPath: faults))
        try await program.staying("serve", "--faults", faults) { serve in
            try await serve.wait(for: "Ctrl-C ends it")
            for options in [[], ["--again"]] {
                #expect(try await program.run(["submit", Program.sample] + options).status == 0)
            }
            try await body(program)
        }
    }

    @Test func `marked jobs are cancelled and deleted after a yes, and after that only`() async throws {
        try await with("queued") { program in
            try await TerminalSession.running(of: program) { terminal in
                try await terminal.wait(for: "2 running")
                try await terminal.press("Space", "Space", "c")
                try await terminal.wait(for: "Cancel 2 jobs?")
                try await terminal.press("Escape")
                try await terminal.wait(describedAs: "the pane again") { !$0.contains("Cancel 2 jobs?") }
                try await terminal.press("c", "Tab", "Enter")
                try await terminal.wait(for: "2 failed")
                try await terminal.press("d")
                try await terminal.wait(for: "Delete sample.mp4?")
                try await terminal.press("Enter")
                try await terminal.wait(describedAs: "no question") { !$0.contains("Delete sample.mp4?") }
                try await terminal.press("d", "Tab", "Enter")
                try await terminal.wait(for: "1 failed")
                try await terminal.press("q")
                try await terminal.expectWhole(status: "0")
            }
            #expect(try await program.run("list", "--json").lines().count == 1)
        }
    }

    @Test func `a job that the service has forgotten is forgotten here after a yes, with the service away`()
        async throws
    {
        let program = try Program()
        let service = try OneJobService(status: "processing", forgottenAfter: 2)
        defer {
            service.stop()
            program.remove()
        }
        #expect(
            try await program.run("submit", "https://media.example/reel.mp4", with: service.environment).status == 0)
        #expect(try await program.run("wait", "job-1", with: service.environment).status == 1)
        let environment = service.environment
        service.stop()
        try await TerminalSession.running(of: program, columns: 100, with: environment) { terminal in
            try await terminal.wait(for: "offline since")
            try await terminal.press("d")
            let question = try await terminal.wait(for: "Forget reel.mp4?")
            #expect(question.contains("kajo forgets it, and asks nothing of the service"), "\(question)")
            try await terminal.press("Enter")
            try await terminal.wait(describedAs: "no question, and the row") { screen in
                !screen.contains("Forget reel.mp4?") && screen.contains("reel.mp4")
            }
            try await terminal.press("d", "Tab")
            try await terminal.wait(for: "Yes, forget")
            try await terminal.press("Enter")
            try await terminal.wait(describedAs: "no row and no question") { !$0.contains("reel.mp4  ") }
            try await terminal.press("q")
            try await terminal.expectWhole(status: "0")
        }
        #expect(!service.calls.contains("delete_job"))
    }

    @Test func `the command asks by name, and only a yes is one`() async throws {
        try await with("queued") { program in
            let jobs = try await program.run("list", "--json").lines().compactMap { $0["job_id"] as? String }
            let names = jobs.joined(separator: " ")
            try await TerminalSession.running("cancel \(names)", of: program, columns: 120) { terminal in
                try await terminal.wait(for: "Cancel 2 jobs? [y/N]")
                try await terminal.press("Enter")
                try await terminal.wait(for: "Nothing was cancelled.")
                try await terminal.wait(for: "status=2")
                try await terminal.command("clear; \(Program.path) delete \(jobs[0]); echo status=$?")
                try await terminal.wait(for: "Delete sample.mp4? [y/N]")
                try await terminal.press("C-c")
                try await terminal.wait(for: "status=4")
                try await terminal.command("clear; \(Program.path) cancel \(names); echo status=$?")
                try await terminal.wait(for: "[y/N]")
                try await terminal.command("yes")
                try await terminal.wait(for: "status=0")
                #expect(try await terminal.screen().contains("\(jobs[1])  cancelled  sample.mp4"))
            }
        }
    }
}
