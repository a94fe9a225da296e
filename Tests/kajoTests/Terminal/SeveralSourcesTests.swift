import Foundation
import Testing

/// Several sources in the form, by the real program in a real terminal.
struct SeveralSourcesTests {
    @Test func `pasted lines are told apart, the good one is sent, the bad one stays, and the job is remembered`()
        async throws
    {
        let program = try Program()
        defer { program.remove() }
        let folder = program.places + "/videos"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: Program.sample, toPath: folder + "/a.mp4")
        try Data("x".utf8).write(to: URL(fileURLWithPath: folder + "/notes.txt"))
        try await TerminalSession.running(of: program) { terminal in
            try await terminal.wait(for: "No jobs yet.")
            try await terminal.press("n")
            try await terminal.wait(for: "New submission")
            try await terminal.paste(folder + "\n/no/such.mp4\n")
            let page = try await terminal.wait(for: "send  x")
            for words in ["1 file, ", "1 cannot be submitted", "1 other file left out", "There is no such file."] {
                #expect(page.contains(words))
            }
            try await terminal.press("Enter")
            // The word that it is saved goes by itself, perhaps before anybody looks.
            try await terminal.wait(for: "1 done")
            try await terminal.press("n")
            let form = try await terminal.wait(for: "There is no such file.")
            #expect(form.contains("/no/such.mp4"))
            try await terminal.press("C-p")
            try await terminal.wait(for: "a file of")
            try await terminal.press("Enter")
            try await terminal.wait(for: "Submit a.mp4 again?")
            try await terminal.press("Enter")
            try await terminal.wait(describedAs: "the question is gone, and one job is there") { screen in
                screen.contains("1 done") && !screen.contains("again?")
            }
            try await terminal.press("q")
            try await terminal.expectWhole(status: "0")
        }
    }

    @Test func `of a list the rows are told, the good ones are sent with their own words, and the others stay`()
        async throws
    {
        let program = try Program()
        defer { program.remove() }
        let list = program.places + "/my reels.csv"
        try Data("source,title\n\(Program.sample),Harbour\nnone.mp4,\n\(Program.sample)\n".utf8).write(
            to: URL(fileURLWithPath: list))
        try program.configure("language: fi-FI\n")
        try await TerminalSession.running(of: program, columns: 100) { terminal in
            try await terminal.wait(for: "No jobs yet.")
            try await terminal.press("n")
            let form = try await terminal.wait(for: "fi-FI")
            #expect(form.contains("default"))
            try await terminal.paste("'\(list)'\n")
            try await terminal.wait(for: "a list; Enter shows what is in it")
            try await terminal.press("Enter")
            let page = try await terminal.wait(for: "send  x")
            for words in [
                "1 file, ", "2 cannot be submitted", "my reels.csv:3: none.mp4", "There is no such file.",
                "my reels.csv:4",
                "The row has 1 cells, the header 2.", "From the form, for each: Language.",
            ] {
                #expect(page.contains(words), "\(page)")
            }
            try await terminal.press("Enter")
            let jobs = try await terminal.wait(for: "1 done")
            #expect(jobs.contains("Harbour"))
            try await terminal.press("n")
            try await terminal.wait(for: "2 cannot be submitted")
            try await terminal.press("Escape")
            try await terminal.wait(for: "1 done")
            try await terminal.press("q")
            try await terminal.expectWhole(status: "0")
        }
        let listed = try await program.run("list", "--json").lines()
        #expect(listed.map { $0["language"] as? String } == ["fi-FI"])
    }
}
