public import Foundation

/// Contract fixtures: answers and results as the service's documents show them.
public enum Fixture {
    /// Where a fixture lies; `named` has its extension.
    public static func url(named name: String) -> URL {
        Bundle.module.bundleURL.appendingPathComponent("Fixtures").appendingPathComponent(name)
    }

    /// A fixture's bytes; `named` has its extension.
    public static func data(named name: String) throws -> Data {
        try Data(contentsOf: url(named: name))
    }
}
