import ArgumentParser

/// How much of submitting goes on at once, and how fast; the configuration file holds what is not said here.
struct PaceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Upload so many files at once, 1 to 8; usually 2.", valueName: "n"))
    var parallelUploads: String?
    @Option(help: ArgumentHelp("Send so many new_job at once, 1 to 16; usually 4.", valueName: "n"))
    var parallelSubmissions: String?
    @Option(
        help: ArgumentHelp(
            "Send so many chunks of a file at once, 1 to 8; usually 1, and 4 with the embedded engine.", valueName: "n")
    )
    var parallelChunks: String?
    @Option(
        help: ArgumentHelp(
            "Upload no more bytes in a second, all files together: 500K, 2M; 0 is no limit.", valueName: "rate"))
    var limitRate: String?

    /// Everything that is wrong at once.
    func validate() throws {
        var faults: [String] = []
        _ = pace { faults.append($0) }
        guard faults.isEmpty else { throw ValidationError(faults.joined(separator: "\n")) }
    }

    var pace: Pace { pace { _ in } }

    private func pace(_ tell: (String) -> Void) -> Pace {
        var pace = Pace()
        for (field, option, text) in given {
            do throws(Pace.Fault) { try pace.set(field, to: text) } catch { tell("\(option) \(error.message)") }
        }
        return pace
    }

    private var given: [(Pace.Field, String, String)] {
        let all: [(Pace.Field, String, String?)] = [
            (.parallelUploads, "--parallel-uploads", parallelUploads),
            (.parallelSubmissions, "--parallel-submissions", parallelSubmissions),
            (.parallelChunks, "--parallel-chunks", parallelChunks), (.limitRate, "--limit-rate", limitRate),
        ]
        return all.compactMap { field, option, text in text.map { (field, option, $0) } }
    }
}
