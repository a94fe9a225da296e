import AnalysisModel
import ArgumentParser
import Foundation
import Glibc
import JobServices

/// `kajo results`: a job's core result, as the service gave it.
struct ResultsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "results", abstract: "Download a finished job's result (core metadata, JSON).")

    @Argument(help: "The job's id; a beginning is enough for a job that kajo knows.") var id: String
    @Option(name: [.short, .long], help: ArgumentHelp("Where to put it; without it, on stdout.", valueName: "file"))
    var output: String?
    @OptionGroup var service: ServiceOptions

    func run() async throws {
        let (id, output) = (id, output)
        try await Headless.run(service) { session, _ in
            let job = try await session.board.track(JobName.resolve(id, session))
            let path = try await session.board.resultFile(of: job.id)
            if let output {
                try Self.copy(path, to: output)
            } else {
                try Self.print(path)
            }
            return .done
        }
    }

    /// Beside the target first, then in its place: never half a file under that name.
    private static func copy(_ path: String, to output: String) throws {
        let part = output + ".part-\(getpid())"
        do {
            try FileManager.default.copyItem(atPath: path, toPath: part)
            guard rename(part, output) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        } catch {
            unlink(part)
            throw CommandFailure(
                .wrongUsage, ["The result could not be written to \(output): \(error.localizedDescription)"])
        }
    }

    private static func print(_ path: String) throws {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
            try FileHandle.standardOutput.write(contentsOf: piece)
        }
    }
}
