public import AnalysisModel

extension ExportRow {
    /// A detection as a whole.
    public init(detection: Detection) {
        let (attributes, spans) = (detection.attributes, detection.occurrences.map(\.span))
        let identity = attributes.identities.first
        self.init([
            ("detection_id", .text(detection.id.rawValue)), ("type", .text(detection.type)),
            ("label", .text(detection.label)), ("occurrences", .count(spans.count)),
            ("screen_time_s", spans.isEmpty ? .none : .seconds(ScreenTime.total(of: spans).seconds)),
            ("first_s", .seconds(spans.map(\.start.seconds).min())),
            ("last_s", .seconds(spans.map(\.end.seconds).max())),
            ("confidence", .maybe(detection.occurrences.compactMap(\.confidence).max() ?? detection.confidence)),
            ("categories", .texts(detection.categories)), ("concept_id", .maybe(detection.conceptID)),
            ("knowledge_graph_id", .maybe(detection.knowledgeGraphID)), ("name", .maybe(identity?.name)),
            ("similarity", .maybe(identity?.similarity)), ("gender", .maybe(attributes.gender)),
            ("visible_s", .seconds(attributes.visibleTime?.seconds)), ("text", .maybe(attributes.text)),
            ("speaker", .maybe(attributes.speaker)), ("valence", .maybe(attributes.valence)),
            ("iab_id", .maybe(attributes.iab?.id)), ("iab_hierarchy", .texts(attributes.iab?.hierarchy ?? [])),
        ])
    }

    /// One of its occurrences.
    public init(occurrence: Occurrence, of detection: Detection) {
        self.init([
            ("detection_id", .text(detection.id.rawValue)), ("type", .text(detection.type)),
            ("label", .text(detection.label)), ("occurrence_id", .maybe(occurrence.id)),
            ("start_s", .seconds(occurrence.span.start.seconds)), ("end_s", .seconds(occurrence.span.end.seconds)),
            ("confidence", .maybe(occurrence.confidence)), ("first_shot", .maybe(occurrence.firstShotIndex)),
            ("last_shot", .maybe(occurrence.lastShotIndex)), ("categories", .texts(detection.categories)),
            ("name", .maybe(detection.attributes.identities.first?.name)),
            ("text", .maybe(detection.attributes.text)),
        ])
    }

    /// What is told of a detection in one second.
    public init(second: Int, item: DetectionInSecond, type: String, label: String) {
        self.init([
            ("second", .count(second)), ("detection_id", .text(item.detection.rawValue)), ("type", .text(type)),
            ("label", .text(label)), ("confidence", .maybe(item.confidence)), ("valence", .maybe(item.valence)),
            ("expressions", .texts(item.expressions)), ("colors", .texts(item.colors)),
            ("occurrence_ids", .texts(item.occurrences)),
        ])
    }

    /// - Parameter index: 0-based.
    public init(shot: Shot, index: Int) {
        self.init([
            ("shot", .count(index)), ("start_s", .seconds(shot.span.start.seconds)),
            ("end_s", .seconds(shot.span.end.seconds)), ("first_frame", .count(shot.firstFrame)),
            ("last_frame", .count(shot.lastFrame)),
        ])
    }

    public init(speech: SpeechSegment) {
        self.init([
            ("start_s", .seconds(speech.span.start.seconds)), ("end_s", .seconds(speech.span.end.seconds)),
            ("speaker", .maybe(speech.speaker)), ("valence", .maybe(speech.valence)), ("text", .text(speech.text)),
        ])
    }

    /// A scene's description.
    public init(caption: Caption) {
        self.init([
            ("start_s", .seconds(caption.span.start.seconds)), ("end_s", .seconds(caption.span.end.seconds)),
            ("shot", .maybe(caption.shotIndex)), ("text", .text(caption.text)),
        ])
    }

    /// - Parameter label: all detections of one type and label together.
    public init(label: ResultSummary.OfLabel) {
        self.init([
            ("type", .text(label.type)), ("label", .text(label.label)),
            ("screen_time_s", .seconds(label.screenTime.seconds)), ("detections", .count(label.detectionIDs.count)),
            ("confidence", .maybe(label.confidence)), ("categories", .texts(label.categories)),
            ("detection_ids", .texts(label.detectionIDs.map(\.rawValue))),
        ])
    }

    /// - Parameter spans: of all that carries the category tag.
    public init(category: String, detections: Int, spans: [TimeSpan]) {
        self.init([
            ("category", .text(category)), ("detections", .count(detections)), ("occurrences", .count(spans.count)),
            ("screen_time_s", .seconds(ScreenTime.total(of: spans).seconds)),
        ])
    }
}
