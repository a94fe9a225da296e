import AnalysisModel
import AppLogic
import CoreAPI
import Foundation
import Screens

/// `kajo submit --dry-run`: the body of each `new_job`, with a mark for the key. Nothing is written down or sent.
struct DryRun {
    let settings: Settings
    let options: SubmitOptions

    /// - Returns: wrong usage if a source is none; the others are shown all the same.
    func show(_ sources: [String]) -> ExitStatus {
        sources.map(show).max() ?? .done
    }

    private func show(_ text: String) -> ExitStatus {
        let verdict = SourceCheck.verdict(
            on: text, directory: FileManager.default.currentDirectoryPath, home: settings.places.home)
        switch verdict.finding {
        case .link(let source): tell(source)
        case .file(let source, _):
            tell(source)
            Console.tellError(
                "Note: \(Console.brief(text)): the file would be uploaded first; "
                    + "\(CoreAPIClient.NewJob.uploadPlaceholder) stands for the address that it would get.")
        case .noSource(let problem): return refuse(text, ProblemWords.of(.source(problem)))
        case .badFile(let problem): return refuse(text, ProblemWords.of(.file(problem)))
        }
        return .done
    }

    private func tell(_ source: MediaSource) {
        let request = options.request(for: source, language: settings.language)
        Console.tell(JSONLine.escaped(CoreAPIClient.NewJob.body(of: request)))
    }

    private func refuse(_ source: String, _ reason: String) -> ExitStatus {
        var failure = CommandFailure(.wrongUsage, [reason])
        failure.subject = source
        failure.tell()
        return .wrongUsage
    }
}
