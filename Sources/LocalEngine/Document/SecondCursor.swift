/// Goes through a video second by second and tells what is there in each: the elements of `by_second`.
///
/// Occurrences are in time order, so each detection needs only a position that moves forward.
struct SecondCursor {
    private let detections: [FoundDetection]
    private let colorsBySecond: [[RGBColor]]
    private var positions: [Int]

    init(detections: [FoundDetection], colorsBySecond: [[RGBColor]]) {
        self.detections = detections
        self.colorsBySecond = colorsBySecond
        positions = Array(repeating: 0, count: detections.count)
    }

    /// - Parameter second: must not be smaller than in the call before.
    mutating func next(_ second: Int) -> JSONValue {
        var items: [JSONValue] = []
        for index in detections.indices {
            let ids = occurrences(of: index, in: second)
            if !ids.isEmpty { items.append(item(detections[index], ids, in: second)) }
        }
        return .array(items)
    }

    private mutating func occurrences(of index: Int, in second: Int) -> [JSONValue] {
        let occurrences = detections[index].occurrences
        let (start, end) = (Double(second), Double(second + 1))
        while positions[index] < occurrences.count, occurrences[positions[index]].stretch.end <= start {
            positions[index] += 1
        }
        return occurrences[positions[index]...].prefix { $0.stretch.start < end }.map { .string($0.id) }
    }

    private func item(_ detection: FoundDetection, _ ids: [JSONValue], in second: Int) -> JSONValue {
        guard detection.type == FoundDetection.colorType else {
            return ["d": .string(detection.id), "o": .array(ids), "c": .double(1)]
        }
        // The last second of a video may be too short to have a picture of its own.
        let colors = second < colorsBySecond.count ? colorsBySecond[second] : colorsBySecond.last ?? []
        return [
            "d": .string(detection.id), "o": .array(ids), "a": ["rgb": .array(colors.map { .string($0.hex) })],
        ]
    }
}
