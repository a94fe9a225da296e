import AnalysisModel

/// What `by_second` tells of feelings, looks and colours. Detections are known by a number here: their types may stand
/// further on in the file.
struct SecondsFound {
    struct Feeling {
        var detection: Int32
        var second: Int32
        var valence: Double
    }

    struct Look: Hashable {
        var detection: Int32
        var second: Int32
        var name: Int32
    }

    var count = 0
    var feelings: [Feeling] = []
    var looks: [Look] = []
    var colors: [(detection: Int32, second: Int32, colors: [String])] = []
    var ids = Numbered()
    var lookNames = Numbered()

    /// The feelings of certain detections, by detection number.
    func feelings(of detections: [Detection.ID]) -> [Feeling] {
        let numbers = Set(detections.compactMap { ids.number(of: $0.rawValue) })
        return numbers.isEmpty ? [] : feelings.filter { numbers.contains($0.detection) }
    }
}

/// Texts by the order of their first coming.
struct Numbered {
    private(set) var texts: [String] = []
    private var numbers: [String: Int32] = [:]

    func number(of text: String) -> Int32? { numbers[text] }

    mutating func numbered(_ text: String) -> Int32 {
        if let number = numbers[text] { return number }
        let number = Int32(texts.count)
        texts.append(text)
        numbers[text] = number
        return number
    }
}

/// Feelings into one value a second.
enum Valence {
    /// The mean of each second, in time order.
    static func means(_ feelings: some Sequence<(second: Int, valence: Double)>) -> [Sample] {
        var sums: [Int: (sum: Double, count: Int)] = [:]
        for (second, valence) in feelings {
            let known = sums[second] ?? (0, 0)
            sums[second] = (known.sum + valence, known.count + 1)
        }
        return sums.sorted { $0.key < $1.key }
            .map { Sample(second: $0.key, value: $0.value.sum / Double($0.value.count)) }
    }
}
