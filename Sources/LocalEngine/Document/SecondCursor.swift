/// Goes through a video second by second and tells what is there in each: the elements of `by_second`.
struct SecondCursor {
    private struct Place {
        var detection: Int
        var occurrence: FoundDetection.Occurrence
    }

    private let detections: [FoundDetection]
    private let colorsBySecond: [[RGBColor]]
    /// All occurrences, the latest first: those to come are taken from the end.
    private var ahead: [Place]
    private var present: [Place] = []

    init(detections: [FoundDetection], colorsBySecond: [[RGBColor]]) {
        self.detections = detections
        self.colorsBySecond = colorsBySecond
        ahead = detections.enumerated().flatMap { index, detection in
            detection.occurrences.map { Place(detection: index, occurrence: $0) }
        }
        ahead.sort { $0.occurrence.stretch.start > $1.occurrence.stretch.start }
    }

    /// - Parameter second: must not be smaller than in the call before.
    mutating func next(_ second: Int) -> JSONValue {
        let (start, end) = (Double(second), Double(second + 1))
        present.removeAll { $0.occurrence.stretch.end <= start }
        while let next = ahead.last, next.occurrence.stretch.start < end {
            ahead.removeLast()
            if next.occurrence.stretch.end > start { present.append(next) }
        }
        let found = Dictionary(grouping: present, by: \.detection).sorted { $0.key < $1.key }
        return .array(found.map { item(detections[$0.key], $0.value.map(\.occurrence), in: second) })
    }

    private func item(
        _ detection: FoundDetection, _ occurrences: [FoundDetection.Occurrence], in second: Int
    ) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init(name: "d", value: .string(detection.id)),
            .init(name: "o", value: .array(occurrences.map { .string($0.id) })),
        ]
        if let confidence = occurrences.compactMap(\.confidence).max() {
            members.append(.init(name: "c", value: .double(confidence)))
        }
        if detection.type == FoundDetection.colorType {
            // The last second of a video may be too short to have a picture of its own.
            let colors = second < colorsBySecond.count ? colorsBySecond[second] : colorsBySecond.last ?? []
            members.append(.init(name: "a", value: ["rgb": .array(colors.map { .string($0.hex) })]))
        }
        return .object(members)
    }
}
