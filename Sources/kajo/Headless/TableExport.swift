import AnalysisModel
import CoreMetadata
import Exports

/// Writes a result as rows, one by one, so that its size does not matter.
struct TableExport {
    let source: ResultSource
    let output: ExportOutput
    let filter: ExportFilter
    let isRaw: Bool

    mutating func write(_ what: ExportContent, asCSV: Bool) throws {
        let rows = RowWriter(output: output, csv: asCSV ? CSVText(isRaw: isRaw) : nil, columns: what.columns)
        switch what {
        case .occurrences:
            try writeDetections(rows) { detection in
                detection.occurrences.map { ExportRow(occurrence: $0, of: detection) }
            }
        case .detections: try writeDetections(rows) { [ExportRow(detection: $0)] }
        case .seconds: try writeSeconds(rows)
        case .categories: try writeCategories(rows)
        case .captions:
            for caption in try source.captions() where filter.wants(caption.span) {
                rows.write(ExportRow(caption: caption))
            }
        case .labels, .shots, .speech, .compliance: try writeSummary(what, rows)
        }
        try rows.finish()
    }

    private func writeDetections(_ rows: RowWriter, _ made: @escaping (Detection) -> [ExportRow]) throws {
        let filter = filter
        try source.reading { () throws(CoreMetadataError) in
            try CoreMetadata.visitDetections(ofFileAt: source.path) { detection in
                guard let detection = filter.filtered(detection) else { return true }
                return made(detection).allSatisfy(rows.write)
            }
        }
    }

    /// What a second tells names detections by their ids alone, so these are looked up first.
    private func writeSeconds(_ rows: RowWriter) throws {
        let (filter, known) = (filter, KnownDetections())
        try source.reading { () throws(CoreMetadataError) in
            try CoreMetadata.visitDetections(ofFileAt: source.path) { detection in
                if filter.wants(detection) {
                    known.names[detection.id] = (detection.type, detection.label)
                }
                return true
            }
            try CoreMetadata.visitSeconds(ofFileAt: source.path) { second, items in
                guard filter.wants(second: second) else { return Double(second) < filter.window.end.seconds }
                return items.allSatisfy { item in
                    guard let (type, label) = known.names[item.detection], filter.wants(confidence: item.confidence)
                    else { return true }
                    return rows.write(ExportRow(second: second, item: item, type: type, label: label))
                }
            }
        }
    }

    private func writeCategories(_ rows: RowWriter) throws {
        let (filter, known) = (filter, KnownDetections())
        try source.reading { () throws(CoreMetadataError) in
            try CoreMetadata.visitDetections(ofFileAt: source.path) { detection in
                guard let detection = filter.filtered(detection) else { return true }
                for category in Set(detection.categories) {
                    known.spans[category, default: []] += detection.occurrences.map(\.span)
                    known.counts[category, default: 0] += 1
                }
                return true
            }
        }
        for category in known.counts.keys.sorted() {
            rows.write(
                ExportRow(
                    category: category, detections: known.counts[category] ?? 0, spans: known.spans[category] ?? []))
        }
    }

    private func writeSummary(_ what: ExportContent, _ rows: RowWriter) throws {
        let summary = try source.summary()
        switch what {
        case .shots:
            for (index, shot) in summary.shots.enumerated() where filter.wants(shot.span) {
                rows.write(ExportRow(shot: shot, index: index))
            }
        case .speech:
            for segment in summary.speech where filter.wants(segment.span) { rows.write(ExportRow(speech: segment)) }
        default:
            for label in summary.labels where filter.wants(label) { rows.write(ExportRow(label: label)) }
        }
    }
}

/// What is gathered while detections go by.
private final class KnownDetections {
    var names: [Detection.ID: (type: String, label: String)] = [:]
    var spans: [String: [TimeSpan]] = [:]
    var counts: [String: Int] = [:]
}

/// Puts rows into the output, and remembers what went wrong with it: whoever hands them over cannot throw.
final class RowWriter {
    private let output: ExportOutput
    private var csv: CSVText?
    private let columns: [String]
    private let json = JSONLinesText()
    private var failure: CommandFailure?

    /// - Parameter columns: those of a table without rows.
    init(output: ExportOutput, csv: CSVText?, columns: [String]) {
        self.output = output
        self.csv = csv
        self.columns = columns
    }

    /// - Returns: false if no more rows are wanted.
    @discardableResult
    func write(_ row: ExportRow) -> Bool {
        do throws(CommandFailure) {
            return try output.write(csv?.lines(of: row) ?? json.line(of: row))
        } catch {
            failure = error
            return false
        }
    }

    func finish() throws(CommandFailure) {
        if let failure { throw failure }
        if let header = csv?.header(columns) { _ = try output.write(header) }
        guard let count = csv?.formulas, count > 0 else { return }
        let (texts, verb) = count == 1 ? ("text begins", "has") : ("texts begin", "have")
        Console.tellError(
            "Note: \(count) \(texts) like a formula and \(verb) an apostrophe before it now; --raw leaves it out.")
    }
}
