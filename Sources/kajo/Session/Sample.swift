import Foundation

/// The video that comes with kajo.
enum Sample {
    /// Where it lies: in the sources beside the build folder, or where kajo was started.
    static func path() -> String? {
        let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let build = program.pathComponents.firstIndex { $0.hasPrefix(".build") }
        let root = build.map { program.pathComponents[..<$0].joined(separator: "/").replacing("//", with: "/") }
        let candidates = [root, FileManager.default.currentDirectoryPath].compactMap { $0 }
        return candidates.map { $0 + "/assets/sample.mp4" }.first { FileManager.default.isReadableFile(atPath: $0) }
    }
}
