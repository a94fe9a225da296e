import AppLogic
import Foundation

/// Goes on with a path that is being typed, as a shell would.
enum PathCompleter {
    /// At most so many names are looked at in one directory.
    private static let largestDirectory = 20_000

    static func complete(_ text: String, directory: String, home: String) -> PathCompletion {
        let slash = text.lastIndex(of: "/")
        let stem = slash.map { String(text[...$0]) } ?? (text == "~" ? "~/" : "")
        let beginning = text == "~" ? "" : slash.map { String(text[text.index(after: $0)...]) } ?? text
        let names = names(in: absolute(stem, directory: directory, home: home), beginningWith: beginning)
        guard let first = names.first else { return PathCompletion(text: text, completed: text, candidates: []) }
        let shared = names.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
        return PathCompletion(text: text, completed: stem + shared, candidates: names.count > 1 ? names : [])
    }

    private static func names(in directory: String, beginningWith beginning: String) -> [String] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        let fitting = all.prefix(largestDirectory).filter { name in
            name.hasPrefix(beginning) && (beginning.hasPrefix(".") || !name.hasPrefix("."))
        }
        return fitting.sorted().map { isDirectory(directory + "/" + $0) ? $0 + "/" : $0 }
    }

    private static func absolute(_ stem: String, directory: String, home: String) -> String {
        if stem.hasPrefix("~/") { return home + stem.dropFirst() }
        return stem.hasPrefix("/") ? stem : directory + "/" + stem
    }

    private static func isDirectory(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
    }
}
