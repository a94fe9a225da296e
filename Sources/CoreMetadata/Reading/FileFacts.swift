import AnalysisModel

/// What stands in a core result beside its detections, groupings and shots.
struct FileFacts {
    var jobID: String?
    var metadataType: String?
    var metadataFormat: String?
    /// As given to `new_job`, and as the video's own.
    var requestedTitle: String?
    var title: String?
    var technical = ResultSummary.Technical()
    /// For each type the ids of its detections, the most prominent first.
    var order: [String: [String]] = [:]

    mutating func readVersion(_ node: JSONNode) {
        metadataType = node["metadata_type"]?.text
        metadataFormat = node["metadata_format"]?.text
    }

    mutating func readJob(_ node: JSONNode) {
        jobID = node["job_id"]?.text
        requestedTitle = node["request"]?["media"]?["title"]?.text
    }

    mutating func readMedia(_ node: JSONNode) {
        title = node["from_customer"]?["title"]?.text
        guard let facts = node["technical"] else { return }
        technical.duration = facts["duration_s"]?.number.flatMap { $0 >= 0 ? Duration(boundedSeconds: $0) : nil }
        technical.framesPerSecond = facts["fps"]?.number.flatMap { $0 > 0 ? $0 : nil }
        technical.width = facts["resolution"]?["x_pixels"]?.whole
        technical.height = facts["resolution"]?["y_pixels"]?.whole
        technical.videoCodec = facts["video_codec"]?["name_short"]?.text
        technical.audioCodec = facts["audio_codec"]?["name_short"]?.text
        technical.audioChannels = facts["n_audio_channels"]?.whole
    }

    mutating func readOrder(_ node: JSONNode) {
        var order: [String: [String]] = [:]
        if node.kind == .object {
            node.forEachMember { type, ids in if order[type] == nil { order[type] = ids.texts ?? [] } }
        }
        self.order = order
    }
}

extension JSONNode {
    /// The member of an object; for what is looked at once in a file.
    fileprivate subscript(_ name: StaticString) -> JSONNode? {
        kind == .object ? pick(Names([name])) { $0[0] } : nil
    }
}
