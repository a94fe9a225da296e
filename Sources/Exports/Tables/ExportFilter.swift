public import AnalysisModel

/// Which of a result's detections and times are wanted.
public struct ExportFilter: Sendable {
    /// Types, each also by a beginning that ends before a dot, such as `visual`; empty for all.
    public var types: [String] = []
    /// Labels, whole, in whatever case; empty for all.
    public var labels: [String] = []
    /// Category tags, any of which a detection bears; empty for all.
    public var categories: [String] = []
    /// 0…1; what has no confidence stays.
    public var leastConfidence: Double?
    /// The wanted part of the video.
    public var window = TimeSpan(start: .zero, end: Timecode(seconds: .infinity))

    public init() {}

    public func wants(type: String) -> Bool {
        types.isEmpty
            || types.contains { type == $0 || type.hasPrefix($0 + ".") || ($0.hasSuffix(".") && type.hasPrefix($0)) }
    }

    public func wants(label: String) -> Bool {
        labels.isEmpty || labels.contains { $0.lowercased() == label.lowercased() }
    }

    public func wants(categories: [String]) -> Bool {
        self.categories.isEmpty || self.categories.contains(where: categories.contains)
    }

    public func wants(confidence: Double?) -> Bool {
        guard let confidence, let leastConfidence else { return true }
        return confidence >= leastConfidence
    }

    /// Some of the span lies in the window; a span without a length counts as its moment.
    public func wants(_ span: TimeSpan) -> Bool {
        span.start < window.end && (span.end > window.start || (span.end == span.start && span.start >= window.start))
    }

    /// Any part of the label's time lies in the window, and all else is as wanted.
    public func wants(_ label: ResultSummary.OfLabel) -> Bool {
        wants(type: label.type) && wants(label: label.label) && wants(categories: label.categories)
            && wants(confidence: label.confidence) && label.spans.contains { wants($0) }
    }

    /// The second lies in the window at least in part.
    public func wants(second: Int) -> Bool {
        Double(second) < window.end.seconds && Double(second + 1) > window.start.seconds
    }

    /// All that is wanted of a detection, whenever it occurs.
    public func wants(_ detection: Detection) -> Bool {
        wants(type: detection.type) && wants(label: detection.label) && wants(categories: detection.categories)
    }

    /// - Returns: the detection with the occurrences that are wanted; `nil` if it is not wanted at all.
    public func filtered(_ detection: Detection) -> Detection? {
        guard wants(detection), wants(confidence: detection.confidence) else { return nil }
        var filtered = detection
        filtered.occurrences = detection.occurrences.filter { wants(confidence: $0.confidence) && wants($0.span) }
        let isOfWhole = detection.occurrences.isEmpty && window.start <= .zero && window.end.seconds == .infinity
        return filtered.occurrences.isEmpty && !isOfWhole ? nil : filtered
    }
}
