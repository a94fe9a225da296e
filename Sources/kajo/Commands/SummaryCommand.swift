import AnalysisModel
import AppLogic
import ArgumentParser
import Canvas
import CoreMetadata
import Exports
import Foundation
import JobServices
import Screens

/// `kajo summary`: what is in a result.
struct SummaryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary", abstract: "Say what is in a finished job's result, or in a result file.")

    @Argument(help: "A job's id, or the path of a result file (core metadata, JSON).") var subject: String
    @Option(help: ArgumentHelp("How many labels, faces and the like to list.", valueName: "n")) var top = 20
    @Option(
        name: .customLong("type"),
        help: ArgumentHelp("Only labels of this type, or of all that begin with it; may be repeated.", valueName: "t"))
    var types: [String] = []
    @Flag(help: "Print one JSON object.") var json = false
    @Flag(help: "Print the labels as CSV.") var csv = false
    @OptionGroup var service: ServiceOptions

    func validate() throws {
        if top < 0 { throw ValidationError("--top takes a number from 0 on.") }
        if json && csv { throw ValidationError("--json and --csv exclude each other.") }
    }

    func run() async throws {
        let command = self
        try await ResultSource.read(subject, service, json: json) { source in
            var summary = try source.summary()
            var filter = ExportFilter()
            filter.types = command.types
            summary.labels = summary.labels.filter { filter.wants(type: $0.type) }
            try command.tell(summary)
        }
    }

    private func tell(_ summary: ResultSummary) throws {
        if json { return Console.tell(JSONLine.text(of: SummaryDocument(summary: summary, top: top))) }
        guard csv else {
            for row in SummaryText.rows(of: summary, width: 80, labels: top) { Console.tell(row) }
            if types.isEmpty { for row in FoundRows(summary, top: top).all { Console.tell(row) } }
            return
        }
        let output = try ExportOutput(to: nil)
        let rows = RowWriter(output: output, csv: CSVText(isRaw: false), columns: ExportContent.labels.columns)
        for label in summary.labels.prefix(top) { rows.write(ExportRow(label: label)) }
        try rows.finish()
        try output.finish()
    }
}
