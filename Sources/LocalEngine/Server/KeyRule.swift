/// Checks the `api_key` of a request without telling by its duration how much of it was right.
struct KeyRule: Sendable {
    private let key: [UInt8]

    init(key: String) { self.key = Array(key.utf8) }

    func check(_ candidate: String) throws(RequestFailure) {
        let candidate = Array(candidate.utf8)
        var difference = key.count ^ candidate.count
        for position in candidate.indices {
            difference |= Int(candidate[position] ^ (key.isEmpty ? 0 : key[position % key.count]))
        }
        guard difference == 0, !key.isEmpty else { throw .invalidKey }
    }
}
