import AnalysisModel
import ArgumentParser
import Exports

/// The form in which a result is taken away.
enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
    case csv, json, srt, edl, html
}

/// What of a result is taken away.
enum ExportContent: String, ExpressibleByArgument, CaseIterable {
    case occurrences, detections, seconds, labels, categories, shots, speech, captions, compliance

    /// What a format can hold, the usual first.
    static func possible(in format: ExportFormat) -> [ExportContent] {
        switch format {
        case .csv, .json: [.occurrences, .detections, .seconds, .labels, .categories, .shots, .speech, .captions]
        case .srt: [.speech, .labels, .captions]
        case .edl: [.shots, .compliance]
        case .html: []
        }
    }
}

/// Which detections and times of a result.
struct FilterOptions: ParsableArguments {
    @Option(
        name: .customLong("type"),
        help: ArgumentHelp("Only this detection type, or all that begin with it; may be repeated.", valueName: "t"))
    var types: [String] = []
    @Option(
        name: .customLong("label"),
        help: ArgumentHelp("Only detections of this label; may be repeated.", valueName: "label"))
    var labels: [String] = []
    @Option(
        name: .customLong("category"),
        help: ArgumentHelp("Only detections with this category tag; may be repeated.", valueName: "tag"))
    var categories: [String] = []
    @Option(help: ArgumentHelp("Only what has at least this confidence, or none.", valueName: "0...1"))
    var minConfidence: Double?
    @Option(help: ArgumentHelp("Only from this second of the video on.", valueName: "s")) var from: Double?
    @Option(help: ArgumentHelp("Only up to this second of the video.", valueName: "s")) var to: Double?

    func validate() throws {
        if let minConfidence, !(0...1).contains(minConfidence) {
            throw ValidationError("--min-confidence takes a number from 0 to 1.")
        }
        if (from ?? 0) < 0 || (to ?? .infinity) <= (from ?? 0) || from?.isNaN == true || to?.isNaN == true {
            throw ValidationError("--from and --to take seconds, --to the larger ones.")
        }
    }

    var filter: ExportFilter {
        var filter = ExportFilter()
        (filter.types, filter.labels, filter.categories) = (types, labels, categories)
        filter.leastConfidence = minConfidence
        filter.window = TimeSpan(
            start: Timecode(seconds: from ?? 0), end: Timecode(seconds: to ?? .infinity))
        return filter
    }
}
