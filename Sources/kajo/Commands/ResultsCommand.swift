import AnalysisModel
import ArgumentParser
import Foundation
import Glibc
import JobServices

/// `kajo results`: a job's result, as the service gave it.
struct ResultsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "results", abstract: "Download a finished job's result.",
        discussion: """
            What has been fetched is kept, and given from then on without asking the service. The types are \
            \(ResultType.allCases.map(\.rawValue).joined(separator: ", ")); which of them there are depends on the \
            subscription and on the video.
            """)

    @Argument(help: "The job's id; a beginning is enough for a job that kajo knows.") var id: String
    @Option(
        help: ArgumentHelp("Which of the results; see above.", valueName: "type"), transform: Self.type)
    var type = ResultType.core
    @Option(name: [.short, .long], help: ArgumentHelp("Where to put it; without it, on stdout.", valueName: "file"))
    var output: String?
    @OptionGroup var service: ServiceOptions

    func run() async throws {
        guard output != nil || isatty(STDOUT_FILENO) == 0 else {
            throw Self.isNoText
        }
        let (id, type, output) = (id, type, output)
        try await Headless.run(service) { session, _ in
            let path = try await JobName.result(id, type, session).path
            if let output {
                try Self.copy(path, to: output)
            } else {
                try Self.print(path)
            }
            return .done
        }
    }

    private static func type(_ name: String) throws -> ResultType {
        guard let type = ResultType(rawValue: name) else {
            let names = ResultType.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("There are no results of type \(name); there are \(names).")
        }
        return type
    }

    private static let isNoText = CommandFailure(
        .wrongUsage, ["A result is no text for a terminal; name a file with -o, or use a pipe."])

    private static func copy(_ path: String, to output: String) throws {
        do {
            let file = try OutputFile(at: output)
            guard !file.isTerminal else { throw isNoText }
            do {
                try eachPiece(of: path) { piece in
                    try file.write(piece)
                    return true
                }
                try file.finish()
            } catch {
                file.abandon()
                throw error
            }
        } catch let trouble as OutputFile.Trouble {
            throw CommandFailure(.wrongUsage, ["The result could not be written to \(output): \(trouble.reason)"])
        }
    }

    /// A reader that went away has what it wanted.
    private static func print(_ path: String) throws { try eachPiece(of: path, Console.pass) }

    /// - Parameter take: false if no more is wanted.
    private static func eachPiece(of path: String, _ take: (Data) throws -> Bool) throws {
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
                guard try take(piece) else { return }
            }
        } catch let trouble as OutputFile.Trouble {
            throw trouble
        } catch {
            throw CommandFailure(.wrongUsage, ["The result could not be written: \(error.localizedDescription)"])
        }
    }
}
