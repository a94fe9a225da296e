import AnalysisModel
import ArgumentParser
import CoreMetadata
import Exports
import Foundation

/// `kajo export`: a result for other programs and for people without kajo.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a result as a table, subtitles, an edit decision list or a page.",
        discussion: """
            csv and json (JSON Lines) hold --what: \(names(in: .csv)). srt: \(names(in: .srt)). edl (CMX 3600): \
            \(names(in: .edl)). html is one page with everything. The first is what you get without --what.

            In CSV a text that a spreadsheet would take for a formula gets an apostrophe before it, and you are told; \
            --raw leaves it as it is.
            """)

    @Argument(help: "A job's id, or the path of a result file.") var subject: String
    @Option(help: "csv, json, srt, edl or html.") var format: ExportFormat = .csv
    @Option(help: ArgumentHelp("What to write.", valueName: "what")) var what: ExportContent?
    @Option(help: ArgumentHelp("How many labels: of the page (50), of a subtitle (3).", valueName: "n")) var top: Int?
    @Flag(help: "Leave texts in CSV as they are, formulas too.") var raw = false
    @Option(name: [.short, .long], help: ArgumentHelp("Where to put it; without it, on stdout.", valueName: "file"))
    var output: String?
    @OptionGroup var filter: FilterOptions
    @OptionGroup var service: ServiceOptions

    private static func names(in format: ExportFormat) -> String {
        ExportContent.possible(in: format).map(\.rawValue).joined(separator: ", ")
    }

    func validate() throws {
        if let top, top < 0 { throw ValidationError("--top takes a number from 0 on.") }
        let possible = ExportContent.possible(in: format)
        guard let what, !possible.contains(what) else { return }
        throw ValidationError(
            possible.isEmpty
                ? "--what says nothing to a page: it has everything."
                : "\(format.rawValue) cannot hold \(what.rawValue), only \(Self.names(in: format)).")
    }

    func run() async throws {
        let command = self
        try await ResultSource.read(subject, service, type: what == .captions ? .visualCaptions : .core) { source in
            let output = try ExportOutput(to: command.output)
            do {
                try command.write(source, to: output)
                try output.finish()
            } catch {
                output.abandon()
                throw error
            }
        }
    }

    private func write(_ source: ResultSource, to output: ExportOutput) throws {
        let what = what ?? ExportContent.possible(in: format).first
        switch (format, what) {
        case (.csv, let what?), (.json, let what?):
            var tables = TableExport(source: source, output: output, filter: filter.filter, isRaw: raw)
            try tables.write(what, asCSV: format == .csv)
        default: _ = try output.write(try text(of: source, what: what))
        }
    }

    private func text(of source: ResultSource, what: ExportContent?) throws -> String {
        if what == .captions {
            return SubtitleText.captions(try source.captions().filter { filter.filter.wants($0.span) })
        }
        var summary = try source.summary()
        summary.restrict(to: filter.filter)
        let title = source.title(summary)
        switch (format, what) {
        case (.html, _): return ResultPage(summary, title: title, top: top ?? 50).html
        case (.edl, let what):
            let list = EditList(title: title, framesPerSecond: summary.technical.framesPerSecond)
            let (text, events) =
                what == .compliance
                ? list.text(flags: summary.compliance) : list.text(shots: summary.shots, filter.filter)
            if events > EditList.mostEvents {
                Console.tellError("Note: more than \(EditList.mostEvents) events; not every program reads them all.")
            }
            return text
        case (_, .labels):
            let duration =
                summary.technical.duration?.seconds ?? summary.labels.flatMap(\.spans).map(\.end.seconds).max()
            return SubtitleText.labels(
                summary.labels, shots: summary.shots, duration: duration ?? 0, most: top ?? 3, filter.filter)
        default: return SubtitleText.speech(summary.speech)
        }
    }
}

extension ResultSummary {
    /// Leaves what the filter wants, for the formats that are drawn from the summary.
    fileprivate mutating func restrict(to filter: ExportFilter) {
        labels = labels.filter(filter.wants)
        compliance = compliance.filter {
            filter.wants(type: $0.type) && filter.wants(label: $0.label) && filter.wants(categories: $0.categories)
                && filter.wants(confidence: $0.confidence)
        }
        speech = speech.filter { filter.wants($0.span) }
        if filter.window.start > .zero || filter.window.end.seconds < .infinity {
            compliance = compliance.filter { $0.wholeShots.contains(where: filter.wants) }
        }
    }
}
