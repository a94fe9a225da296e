import AnalysisModel

/// What must be looked at before the video is shown, and in which shots.
struct ComplianceDrawing {
    private let detections: [TimedDetection]
    /// In time order.
    private let shots: [TimeSpan]

    init(_ detections: [TimedDetection], shots: [Shot]) {
        self.detections = detections.filter { $0.isFlagged && !$0.label.isEmpty }
        self.shots = shots.map(\.span).filter { $0.end > $0.start }.sorted { $0.start < $1.start }
    }

    var flags: [ComplianceFlag] {
        Dictionary(grouping: detections) { LabelName(type: $0.type, label: Self.name(of: $0)) }
            .map { name, detections in
                let all = detections.spans
                let spans = ScreenTime.union(of: all)
                return ComplianceFlag(
                    type: name.type, label: name.label, categories: Set(detections.flatMap(\.categories)).sorted(),
                    confidence: detections.compactMap(\.confidence).max(),
                    detectionIDs: detections.map(\.id).sorted(), spans: spans,
                    wholeShots: shots.isEmpty ? spans : wholeShots(of: all))
            }
            .longestFirst(by: { ScreenTime.length(ofUnion: $0.spans) }) { ($0.label, $0.type) < ($1.label, $1.type) }
    }

    /// Whose face it is says more than that it is one.
    private static func name(of detection: TimedDetection) -> String {
        detection.attributes.identities.first?.name ?? detection.label
    }

    /// A span without a length lies in the shot that is on at that moment. What lies beside all shots stays itself.
    private func wholeShots(of spans: [TimeSpan]) -> [TimeSpan] {
        let touched = spans.flatMap { span in
            var index = firstShot(endingAfter: span.start)
            var found: [TimeSpan] = []
            while index < shots.count, shots[index].start < span.end || shots[index].start <= span.start {
                found.append(shots[index])
                index += 1
            }
            return found.isEmpty ? [span] : found
        }
        return ScreenTime.union(of: touched)
    }

    private func firstShot(endingAfter time: Timecode) -> Int {
        var (low, high) = (0, shots.count)
        while low < high {
            let middle = (low + high) / 2
            if shots[middle].end > time { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
