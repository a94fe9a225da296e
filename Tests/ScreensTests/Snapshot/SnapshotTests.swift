import AppLogic
import Canvas
import Foundation
import Screens
import Testing

/// Every scene as it looks on three terminals.
struct SnapshotTests {
    static let sizes = [
        ScreenSize(columns: 80, rows: 24), ScreenSize(columns: 40, rows: 12), ScreenSize(columns: 200, rows: 60),
    ]

    static let themes: [(name: String, theme: Theme)] = [("ascii", .ascii), ("colorless", .colorless)]

    static let usual = sizes[0]

    @Test(arguments: Scene.all)
    func `a scene looks as it is on file`(scene: Scene) throws {
        for size in Self.sizes { try assertSnapshot(of: scene.state, named: scene.name, size: size) }
    }

    @Test(arguments: Scene.all.filter(\.isAlsoPlain))
    func `a scene looks as it is on file without colours and with ASCII alone`(scene: Scene) throws {
        for (name, theme) in Self.themes {
            try assertSnapshot(of: scene.state, named: "\(scene.name)-\(name)", size: Self.usual, theme: theme)
        }
    }

    @Test func `every file belongs to a scene, and no two scenes share one`() throws {
        let plain = Scene.all.filter(\.isAlsoPlain).flatMap { scene in
            Self.themes.map { SnapshotFile(name: "\(scene.name)-\($0.name)", size: Self.usual).fileName }
        }
        let names = Scene.all.flatMap { scene in
            Self.sizes.map { SnapshotFile(name: scene.name, size: $0).fileName }
        }
        let contract = ContractPaneTests.names.map {
            SnapshotFile(name: $0, size: ContractPaneTests.size).fileName
        }
        #expect(Set(names).count == names.count)
        let files = try FileManager.default.contentsOfDirectory(atPath: SnapshotFile.folder.path)
        let strays = Set(files.filter { $0.hasSuffix(".txt") }).subtracting(names + plain + contract)
        #expect(strays.isEmpty)
    }
}
