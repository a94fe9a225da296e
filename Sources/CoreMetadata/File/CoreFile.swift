/// A core result as it stands in the file: the members that kajo shows.
struct CoreFile: Decodable {
    var version: Version?
    var job: JobInfo?
    var media: MediaInfo?
    var detections: [String: DetectionWire]
    var shots: [ShotWire?]
    var colors: [[String]]

    private enum CodingKeys: String, CodingKey {
        case version = "version_info"
        case job = "job_info"
        case media = "media_info"
        case detections
        case groupings = "detection_groupings"
        case segmentations
        case errors
        case selectedSections = "selected_sections"
    }

    private enum GroupingKeys: String, CodingKey { case bySecond = "by_second" }

    private enum SegmentationKeys: String, CodingKey { case detectedShots = "detected_shots" }

    /// - Throws: `CoreMetadataError.notCore` for an object that is something else.
    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        version = members.lenient(.version)
        if let other = Self.otherThing(members, version) { throw CoreMetadataError.notCore(other) }
        guard let detections = members.lenient(.detections, as: [String: DetectionWire].self) else {
            throw CoreMetadataError.notCore("an object without detections")
        }
        self.detections = detections
        job = members.lenient(.job)
        media = members.lenient(.media)
        let segmentations = try? members.nestedContainer(keyedBy: SegmentationKeys.self, forKey: .segmentations)
        shots = segmentations?.lenient(.detectedShots, as: LenientArray<ShotWire>.self)?.elements ?? []
        let groupings = try? members.nestedContainer(keyedBy: GroupingKeys.self, forKey: .groupings)
        let colored = Set(detections.filter { $0.value.type == "visual.color" }.keys)
        colors = colored.isEmpty ? [] : (try? groupings?.colors(of: colored, in: .bySecond)) ?? []
    }

    private static func otherThing(_ members: KeyedDecodingContainer<CodingKeys>, _ version: Version?) -> String? {
        if let type = version?.type, type != "core" {
            // Foreign text: only what a type's name is made of may reach a screen.
            let name = type.prefix(40).filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
            return "metadata of the type \(name)"
        }
        if members.contains(.selectedSections) { return "metadata of the type visual_captions" }
        if members.contains(.errors), !members.contains(.detections) { return "an error answer of the service" }
        return nil
    }
}

/// `version_info`
struct Version: Decodable {
    var type: String?
    var format: String?

    private enum CodingKeys: String, CodingKey {
        case type = "metadata_type"
        case format = "metadata_format"
    }

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        type = members.text(.type)
        format = members.text(.format)
    }
}
