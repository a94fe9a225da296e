public import Foundation

/// The files under `Fixtures`: what a service says, as a contract that both of its sides must satisfy.
public enum Fixture {
    public struct Missing: Error, CustomStringConvertible {
        public let name: String

        public var description: String { "There is no fixture named \(name)." }
    }

    /// - Parameter name: with its extension, for instance `error-invalid-key.json`.
    public static func data(named name: String) throws -> Data {
        guard let folder = Bundle.module.resourceURL else { throw Missing(name: name) }
        let file = folder.appendingPathComponent("Fixtures").appendingPathComponent(name)
        guard let data = FileManager.default.contents(atPath: file.path) else { throw Missing(name: name) }
        return data
    }
}
