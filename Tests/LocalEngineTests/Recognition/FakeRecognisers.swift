import Foundation

@testable import LocalEngine

/// Programs under the names of both recognisers that do what a test tells them to.
struct FakeRecognisers: Sendable {
    let folder: TestFolder

    /// The folder of the programs alone.
    var programs: String { folder.path + "/bin" }
    /// Where an engine finds them first, and ffmpeg behind them.
    var toolPath: String { programs + ":/usr/local/bin:/usr/bin:/bin" }

    /// - Parameters:
    ///   - work: what they do when they are to recognise; lines of shell, run in the folder of the pass.
    ///   - telling: what they do first when they are asked about themselves.
    init(_ work: String, telling: String = "") throws {
        folder = try TestFolder()
        let model = folder.path + "/share/pocketsphinx/model/en-us"
        for directory in [folder.path + "/bin", model + "/en-us"] {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        }
        for file in ["en-us/mdef", "en-us.lm.bin", "cmudict-en-us.dict"] {
            try Data().write(to: URL(fileURLWithPath: model + "/" + file))
        }
        let script = """
            case "$1" in
            --version) \(telling)
                echo 'tesseract 9.9'; exit 0;;
            --list-langs) printf 'List of available languages (3):\\neng\\nfin\\nosd\\n'; exit 0;;
            esac
            echo "$$ $@" >>\(folder.path)/called
            \(work)
            """
        for name in ["tesseract", "pocketsphinx_continuous"] { try add(name, script) }
    }

    func add(_ name: String, _ script: String) throws {
        let path = programs + "/" + name
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    }

    /// A line for each time that one was to recognise: its process and its arguments.
    var calls: [String] {
        let text = (try? String(contentsOfFile: folder.path + "/called", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    var processes: [Int32] { calls.compactMap { $0.split(separator: " ").first.flatMap { Int32($0) } } }

    /// Returns once one was called.
    func called() async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while processes.isEmpty, ContinuousClock.now < deadline { try await Task.sleep(for: .milliseconds(10)) }
    }
}
