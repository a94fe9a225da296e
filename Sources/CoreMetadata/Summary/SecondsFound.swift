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

    /// The feelings of certain detections, in the file's order.
    func feelings(of detections: [Detection.ID]) -> [Feeling] {
        var isWanted = [Bool](repeating: false, count: ids.texts.count)
        for id in detections { if let number = ids.number(of: id.rawValue) { isWanted[Int(number)] = true } }
        return feelings.filter { isWanted[Int($0.detection)] }
    }

    /// A list for each detection, by its number.
    func grouped<Item>(_ items: [Item], by number: (Item) -> Int32) -> [[Item]] {
        var lists = [[Item]](repeating: [], count: ids.texts.count)
        for item in items { lists[Int(number(item))].append(item) }
        return lists
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
        var (samples, sum, count) = ([Sample](), 0.0, 0)
        for (second, valence) in feelings.sorted(by: { $0.second < $1.second }) {
            if samples.last?.second == second {
                (sum, count) = (sum + valence, count + 1)
                samples[samples.count - 1].value = sum / Double(count)
            } else {
                (sum, count) = (valence, 1)
                samples.append(Sample(second: second, value: valence))
            }
        }
        return samples
    }
}
