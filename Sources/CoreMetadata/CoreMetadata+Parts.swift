public import AnalysisModel

/// Parts of a result that are too many to be held together, and parts of other types.
extension CoreMetadata {
    /// Hands over the detections of a core result one by one, in the file's order, with all their occurrences.
    ///
    /// - Parameter visit: returns false when it has enough; what comes behind in the file is not checked then.
    /// - Throws: `CoreMetadataError`, possibly after many detections have been handed over.
    public static func visitDetections(
        ofFileAt path: String, _ visit: @escaping (Detection) -> Bool
    ) throws(CoreMetadataError) {
        _ = try CoreReading.visited(.file(OpenFile(path: path)), DetectionSink(visit: visit))
    }

    /// Hands over what `by_second` tells, second by second; the first is 0. Many seconds are empty.
    ///
    /// - Parameter visit: as in `visitDetections`.
    /// - Throws: `CoreMetadataError`, possibly after many seconds have been handed over.
    public static func visitSeconds(
        ofFileAt path: String, _ visit: @escaping (Int, [DetectionInSecond]) -> Bool
    ) throws(CoreMetadataError) {
        _ = try CoreReading.visited(.file(OpenFile(path: path)), SecondSink(visit: visit))
    }

    /// The captions of a result of the type `visual_captions`, in time order.
    ///
    /// - Throws: `CoreMetadataError`; `.notCaptions` for a result of another type.
    public static func captions(ofFileAt path: String) throws(CoreMetadataError) -> [Caption] {
        let (visitor, isObject) = try CoreReading.walked(.file(OpenFile(path: path)), CaptionVisitor())
        guard isObject else { throw .notCaptions("JSON of another kind") }
        if let other = visitor.otherThing { throw .notCaptions(other) }
        return visitor.captions.sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
    }

    /// A value anywhere in a JSON file of any kind, with a page of its children. Reads as far as the value's end and
    /// holds a window; a hundred megabytes take about a twentieth of a second.
    ///
    /// Only what is returned is checked to be JSON. Of members with the same name the first counts.
    /// - Parameters:
    ///   - path: members' names and elements' positions in decimal digits, from the outside in; empty for the whole.
    ///   - offset: how many children come before the first that is wanted.
    /// - Returns: `nil` if there is nothing at the path.
    /// - Throws: `CoreMetadataError`.
    public static func node(
        at path: [String], ofFileAt file: String, offset: Int = 0, limit: Int = 100
    ) throws(CoreMetadataError) -> RawNode? {
        let source = try ByteSource.file(OpenFile(path: file))
        return try CoreReading.explained(source) { () throws(TextFault) in
            var reader = try RawReader(source)
            return try reader.node(at: path, offset: max(0, offset), limit: limit)
        }
    }
}

private struct DetectionSink: CoreSink {
    let wishes: Set<CorePlace> = [.detections]
    let visit: (Detection) -> Bool

    mutating func take(detection id: String, _ node: JSONNode, _ reading: DetectionReading) -> Bool {
        reading.detection(id, node).map(visit) ?? true
    }

    mutating func take(second: Int, _ items: JSONNode) -> Bool { true }
    mutating func take(shot: JSONNode) -> Bool { true }
}

private struct SecondSink: CoreSink {
    let wishes: Set<CorePlace> = [.groupings, .bySecond]
    let visit: (Int, [DetectionInSecond]) -> Bool
    private let reading = SecondReading()

    init(visit: @escaping (Int, [DetectionInSecond]) -> Bool) { self.visit = visit }

    mutating func take(detection id: String, _ node: JSONNode, _ reading: DetectionReading) -> Bool { true }

    mutating func take(second: Int, _ items: JSONNode) -> Bool {
        var found: [DetectionInSecond] = []
        if items.kind == .array { items.forEachElement { if let item = reading.item($0) { found.append(item) } } }
        return visit(second, found)
    }

    mutating func take(shot: JSONNode) -> Bool { true }
}
