/// A key that the engine accepts, and whose jobs and uploads it sees.
struct KeyHolder: Hashable, Sendable {
    /// The owner of what the engine's main key makes.
    static let main = ""

    /// The owner's name in the store; the key itself is never kept there.
    var name: String
    var key: String
    var permissions: Set<EnginePermission>
}

/// Finds the holder of an `api_key` without telling by its duration how much of it was right.
struct KeyRing: Sendable {
    private let holders: [KeyHolder]

    init(mainKey: String, others: [KeyHolder] = []) {
        holders = [KeyHolder(name: KeyHolder.main, key: mainKey, permissions: Set(EnginePermission.allCases))] + others
    }

    func holder(of candidate: String) throws(RequestFailure) -> KeyHolder {
        var found: KeyHolder?
        for holder in holders where Self.opens(holder.key, candidate) { found = holder }
        guard let found else { throw .invalidKey }
        return found
    }

    private static func opens(_ key: String, _ candidate: String) -> Bool {
        let key = Array(key.utf8)
        let candidate = Array(candidate.utf8)
        var difference = key.count ^ candidate.count
        for position in candidate.indices {
            difference |= Int(candidate[position] ^ (key.isEmpty ? 0 : key[position % key.count]))
        }
        return difference == 0 && !key.isEmpty
    }
}
