import AppLogic
import Foundation
import Testing

@testable import kajo

/// Going on with a path, over a directory of real files.
struct PathCompleterTests {
    private func inDirectory(of files: [String], directories: [String] = [], _ body: (String) throws -> Void) throws {
        let program = try Program()
        defer { program.remove() }
        for name in directories {
            try FileManager.default.createDirectory(
                atPath: program.places + "/" + name, withIntermediateDirectories: true)
        }
        for name in files { _ = FileManager.default.createFile(atPath: program.places + "/" + name, contents: Data()) }
        try body(program.places)
    }

    struct Typed: Sendable, CustomTestStringConvertible {
        var text: String
        var completed: String
        var candidates: [String] = []
        var testDescription: String { text }
    }

    @Test(arguments: [
        Typed(text: "onl", completed: "only one.mp4"),
        Typed(text: "cl", completed: "clip-", candidates: ["clip-a.mp4", "clip-b.mp4"]),
        Typed(text: "clip-a", completed: "clip-a.mp4"),
        Typed(text: "fol", completed: "folder/"),
        Typed(text: "folder/", completed: "folder/inside.mp4"),
        Typed(text: "./folder/in", completed: "./folder/inside.mp4"),
        Typed(text: "~/only", completed: "~/only one.mp4"),
        Typed(text: "only o", completed: "only one.mp4"),
        Typed(text: "東", completed: "東京タワー.mp4"),
        Typed(text: ".h", completed: ".hidden.mp4"),
        Typed(text: "zzz", completed: "zzz"),
        Typed(text: "none/", completed: "none/"),
        Typed(text: "only one.mp4/", completed: "only one.mp4/"),
        Typed(text: "~nobody/x", completed: "~nobody/x"),
    ])
    func `a beginning goes on as far as is certain`(typed: Typed) throws {
        try inDirectory(
            of: ["only one.mp4", "clip-a.mp4", "clip-b.mp4", "東京タワー.mp4", ".hidden.mp4", "folder/inside.mp4"],
            directories: ["folder"]
        ) { directory in
            let completion = PathCompleter.complete(typed.text, directory: directory, home: directory)
            #expect(completion.completed == typed.completed)
            #expect(completion.candidates == typed.candidates)
            #expect(completion.text == typed.text)
        }
    }

    @Test(arguments: ["", "~", "~/"])
    func `nothing typed offers what is not hidden, directories with a slash`(text: String) throws {
        try inDirectory(of: ["b.mp4", "a.mp4", ".secret"], directories: ["c", ".d"]) { directory in
            let completion = PathCompleter.complete(text, directory: directory, home: directory)
            #expect(completion.candidates == ["a.mp4", "b.mp4", "c/"])
            #expect(completion.completed == (text == "~" ? "~/" : text))
        }
    }

    @Test func `an absolute path does not depend on where kajo was started`() throws {
        try inDirectory(of: ["one.mp4"]) { directory in
            let completion = PathCompleter.complete(directory + "/o", directory: "/nowhere", home: "/nowhere")
            #expect(completion.completed == directory + "/one.mp4")
        }
    }

    @Test func `a directory that cannot be read offers nothing`() throws {
        try inDirectory(of: ["shut/one.mp4"], directories: ["shut"]) { directory in
            let mode = { (mode: Int) in
                try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: directory + "/shut")
            }
            try mode(0)
            let completion = PathCompleter.complete("shut/", directory: directory, home: directory)
            try mode(0o700)
            // Root may read everything.
            #expect(completion.completed == (geteuid() == 0 ? "shut/one.mp4" : "shut/"))
        }
    }

    @Test func `names that share no whole character share nothing`() throws {
        try inDirectory(of: ["x👩‍👧.mp4", "x👩‍👦.mp4"]) { directory in
            let completion = PathCompleter.complete("x", directory: directory, home: directory)
            #expect(completion.completed == "x")
            #expect(completion.candidates.count == 2)
        }
    }
}
