import Foundation
import Testing

@testable import kajo

/// The user's program for watching videos.
struct PlayerTests {
    static let commands: [(String, [String])] = [
        ("mpv --start={seconds} {source}", ["mpv", "--start=61.500", "SOURCE"]),
        (
            "vlc  --start-time={seconds} --one='a b' \"{source}\"",
            ["vlc", "--start-time=61.500", "--one=a b", "SOURCE"]
        ),
        ("p {other} {seconds} x{source}y {source}", ["p", "{other}", "61.500", "xSOURCEy", "SOURCE"]),
    ]

    @Test(arguments: commands)
    func `a command is split as it stands, then filled`(command: String, expected: [String]) throws {
        for source in ["/v/a.mp4", "/v/a b'; touch /tmp/x; \"$(id)\" `id` {seconds} {source}.mp4", "-x\n"] {
            let player = try Player(command, environment: [:])
            let filled = expected.map { $0.replacing("SOURCE", with: source) }
            #expect(player.arguments(source: source, seconds: 61.5) == filled)
        }
    }

    @Test(arguments: ["", "mpv", "{source}", "mpv --start={seconds}", "mpv 'a {source}"])
    func `a command that plays nothing is refused`(command: String) {
        #expect(throws: Player.Problem.self) { try Player(command, environment: [:]) }
    }

    @Test(arguments: [(0, "0.000"), (-3, "0.000"), (.nan, "0.000"), (12.0075, "12.007"), (3600.04, "3600.040")])
    func `seconds have a point and three digits`(seconds: Double, text: String) throws {
        let player = try Player("p {seconds} {source}", environment: [:])
        #expect(player.arguments(source: "s", seconds: seconds)[1] == text)
    }

    @Test func `it gets the source as one argument, and knows no key`() async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/kajo-player-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let source = "/v/a b; touch \(folder)/evil $(touch \(folder)/evil).mp4"
        let script = "echo \"$#\" \"$@\" > \(folder)/arguments; env > \(folder)/env"
        let player = try Player(
            "sh -c '\(script)' name {seconds} {source}",
            environment: ["VALOSSA_API_KEY": "canary-key", "PATH": "/usr/bin:/bin"])
        #expect(await player.play(source, seconds: 2) == nil)
        let arguments = try String(contentsOfFile: folder + "/arguments", encoding: .utf8)
        #expect(arguments == "2 2.000 \(source)\n")
        #expect(!FileManager.default.fileExists(atPath: folder + "/evil"))
        let variables = try String(contentsOfFile: folder + "/env", encoding: .utf8)
        #expect(variables.contains("PATH=") && !variables.contains("canary-key"))
    }

    @Test func `one that is not there is told, with the place where another is named`() async throws {
        let player = try Player("no-such-player-at-all {source}", environment: [:])
        let reason = await player.play("/v/a.mp4", seconds: 0)
        #expect(
            reason == "no-such-player-at-all: No such file or directory. "
                + "The line player in the configuration file names another.")
    }
}
