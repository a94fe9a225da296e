import AnalysisModel
import Exports

extension ExportContent {
    /// The columns of a table of it; none where it is no table.
    var columns: [String] {
        let nowhere = TimeSpan(start: .zero, end: .zero)
        let nothing = Detection(id: Detection.ID(rawValue: ""), type: "", label: "", occurrences: [])
        switch self {
        case .occurrences: return ExportRow(occurrence: Occurrence(span: nowhere), of: nothing).names
        case .detections: return ExportRow(detection: nothing).names
        case .seconds:
            return ExportRow(second: 0, item: DetectionInSecond(detection: nothing.id), type: "", label: "").names
        case .labels:
            return ExportRow(
                label: ResultSummary.OfLabel(type: "", label: "", screenTime: .zero, detectionIDs: [], spans: [])
            ).names
        case .categories: return ExportRow(category: "", detections: 0, spans: []).names
        case .shots: return ExportRow(shot: Shot(span: nowhere, firstFrame: 0, lastFrame: 0), index: 0).names
        case .speech: return ExportRow(speech: SpeechSegment(span: nowhere, text: "")).names
        case .captions: return ExportRow(caption: Caption(span: nowhere, text: "")).names
        case .compliance: return []
        }
    }
}
