import Foundation

/// The keys that an engine accepts besides its main one, as a file holds them.
struct KeysFile {
    /// What is wrong with the file, in words for the person who wrote it; never holds a key.
    struct Problem: Error, Hashable {
        var reason: String
    }

    static let members: Set<String> = ["name", "key", "permissions"]

    let path: String

    func read(mainKey: String) throws(LocalEngineError) -> [KeyHolder] {
        do throws(Problem) {
            return try Self.holders(parsing: try content(), mainKey: mainKey)
        } catch {
            throw .keysFile(path: path, reason: error.reason)
        }
    }

    private func content() throws(Problem) -> Data {
        do throws(PrivateFile.Problem) {
            return try PrivateFile(path: path).read(upTo: 1 << 20)
        } catch {
            switch error {
            case .absent: throw Problem(reason: "there is no such file")
            case .system(let reason): throw Problem(reason: reason)
            case .notOwn: throw Problem(reason: "it is not a file of this user")
            case .readableByOthers: throw Problem(reason: "others may read it; run chmod 600 on it")
            }
        }
    }

    static func holders(parsing data: Data, mainKey: String) throws(Problem) -> [KeyHolder] {
        let document: JSONValue
        do throws(JSONValue.Malformed) {
            document = try JSONValue(parsing: data)
        } catch {
            throw Problem(reason: error.reason)
        }
        guard case .array(let entries) = document else { throw Problem(reason: "it is not a JSON array of keys") }
        var holders: [KeyHolder] = []
        for (position, entry) in entries.enumerated() {
            do throws(Problem) {
                let holder = try holder(entry)
                guard !holders.contains(where: { $0.name == holder.name }) else {
                    throw Problem(reason: "its name \"\(holder.name)\" is there twice")
                }
                guard holder.key != mainKey, !holders.contains(where: { $0.key == holder.key }) else {
                    throw Problem(reason: "its key is another one's too")
                }
                holders.append(holder)
            } catch {
                throw Problem(reason: "entry \(position + 1): \(error.reason)")
            }
        }
        return holders
    }

    private static func holder(_ entry: JSONValue) throws(Problem) -> KeyHolder {
        guard case .object(let found) = entry else { throw Problem(reason: "it is not an object") }
        if let stranger = found.map(\.name).sorted().first(where: { !members.contains($0) }) {
            throw Problem(reason: "unknown member \"\(stranger)\"")
        }
        return KeyHolder(
            name: try text("name", of: entry, upTo: 100), key: try text("key", of: entry, upTo: 1024),
            permissions: try permissions(entry["permissions"]))
    }

    private static func text(_ name: String, of entry: JSONValue, upTo limit: Int) throws(Problem) -> String {
        guard let text = entry[name]?.string, (1...limit).contains(text.utf8.count),
            text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7f })
        else { throw Problem(reason: "\(name) takes a text of 1 to \(limit) bytes without white space") }
        return text
    }

    private static func permissions(_ value: JSONValue?) throws(Problem) -> Set<EnginePermission> {
        let known = EnginePermission.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        guard case .array(let words)? = value else { throw Problem(reason: "permissions takes an array of \(known)") }
        var permissions: Set<EnginePermission> = []
        for word in words {
            guard let permission = word.string.flatMap({ EnginePermission(rawValue: $0) }) else {
                throw Problem(reason: "unknown permission \(word.text); there are \(known)")
            }
            permissions.insert(permission)
        }
        return permissions
    }
}
