import AnalysisModel

/// Draws the summary from what stands in the file.
struct SummaryDrawing {
    let summary: ResultSummary

    init(_ file: CoreFile) {
        // Without a type nothing can be said about a detection.
        let detections = file.detections.compactMap { id, wire in
            wire.type.map {
                TimedDetection(
                    id: Detection.ID(rawValue: id), type: $0, label: wire.label, spans: wire.occurrences)
            }
        }
        summary = ResultSummary(
            jobID: file.job?.id.map { Job.ID($0) }, metadataFormat: file.version?.format,
            title: file.media?.title ?? file.job?.title,
            technical: file.media?.technical ?? ResultSummary.Technical(),
            shots: file.shots.map { $0?.shot ?? Self.unreadableShot }, detections: detections.count,
            occurrences: detections.reduce(0) { $0 + $1.spans.count }, byType: Self.byType(detections),
            labels: Self.labels(detections), colorsBySecond: file.colors)
    }

    private static let unreadableShot = Shot(
        span: TimeSpan(start: .zero, end: .zero), firstFrame: 0, lastFrame: 0)

    private static func byType(_ detections: [TimedDetection]) -> [ResultSummary.OfType] {
        Dictionary(grouping: detections, by: \.type)
            .map { type, detections in
                let spans = detections.flatMap(\.spans)
                return ResultSummary.OfType(
                    type: type, detections: detections.count, occurrences: spans.count,
                    screenTime: ScreenTime.total(of: spans))
            }
            .sorted { $0.type < $1.type }
    }

    private static func labels(_ detections: [TimedDetection]) -> [ResultSummary.OfLabel] {
        Dictionary(grouping: detections.filter(\.isLabelled)) { [$0.type, $0.label ?? ""] }
            .map { name, detections in
                let spans = ScreenTime.union(of: detections.flatMap(\.spans))
                return ResultSummary.OfLabel(
                    type: name[0], label: name[1], screenTime: ScreenTime.total(of: spans),
                    detectionIDs: detections.map(\.id).sorted(), spans: spans)
            }
            .sorted { first, second in
                let (longer, shorter) = (microseconds(first.screenTime), microseconds(second.screenTime))
                if longer != shorter { return longer > shorter }
                return (first.label, first.type) < (second.label, second.type)
            }
    }

    /// Sums of the same length differ in their last bits, depending on the order of their parts.
    private static func microseconds(_ time: Duration) -> Double { (time.seconds * 1e6).rounded() }
}

private struct TimedDetection {
    var id: Detection.ID
    var type: String
    var label: String?
    var spans: [TimeSpan]

    /// It names something that is there at certain times. Spoken words are no labels, and topics are of the whole.
    var isLabelled: Bool {
        label != nil && !spans.isEmpty && !type.hasPrefix("audio.speech") && !type.hasPrefix("topic.")
    }
}
