import AnalysisModel

extension TimedDetection {
    /// A name or a notable word; what is flagged is told elsewhere. Words written in the picture are labels.
    var isKeyword: Bool {
        !label.isEmpty && !type.hasPrefix("visual.") && !type.hasSuffix(".compliance")
            && (type.contains(".keyword.") || type.hasSuffix(".keyword"))
    }

    var isTopic: Bool { !label.isEmpty && type.hasPrefix("topic.") }

    var isFace: Bool { type == "human.face" }

    /// The service takes it for somebody under 18.
    var isOfMinor: Bool { isFace && (attributes.isUnder18 || categories.contains("under_18_years")) }

    /// It must be looked at before the video is shown.
    var isFlagged: Bool {
        categories.contains("content_compliance") || type.hasSuffix(".compliance")
            || type.hasPrefix("explicit_content.") || isOfMinor
    }

    var topic: Topic {
        let category = attributes.iab
        return Topic(
            type: type, label: label, hierarchy: category?.hierarchy ?? [], iabID: category?.id,
            isSensitive: category?.isSensitive ?? false, confidence: confidence, adScore: adScore,
            spans: ScreenTime.union(of: spans))
    }
}
