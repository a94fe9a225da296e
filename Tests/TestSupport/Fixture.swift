public import Foundation

/// The files under `Fixtures`: what a service says, as a contract that both of its sides must satisfy.
public enum Fixture {
    public struct Missing: Error, CustomStringConvertible {
        public let name: String

        public var description: String { "There is no fixture named \(name)." }
    }

    /// - Parameter name: with its extension, for instance `error-invalid-key.json`.
    public static func data(named name: String) throws -> Data {
        guard let data = FileManager.default.contents(atPath: try path(named: name)) else { throw Missing(name: name) }
        return data
    }

    /// - Parameter name: with its extension.
    public static func path(named name: String) throws -> String {
        guard let folder = Bundle.module.resourceURL else { throw Missing(name: name) }
        return folder.appendingPathComponent("Fixtures").appendingPathComponent(name).path
    }
}
