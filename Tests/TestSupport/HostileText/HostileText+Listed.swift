import Foundation

extension HostileText {
    /// Every text of the JSON array of strings that `KAJO_NAUGHTY_STRINGS` names a file of; none without it.
    static let listed: [Kind] = {
        guard let path = ProcessInfo.processInfo.environment["KAJO_NAUGHTY_STRINGS"] else { return [] }
        let read = FileManager.default.contents(atPath: path).flatMap {
            try? JSONDecoder().decode([String].self, from: $0)
        }
        guard let read, !read.isEmpty else { fatalError("\(path) holds no JSON array of strings.") }
        return read.enumerated().map { Kind("listed \($0)", $1) }
    }()
}
