import AnalysisModel
import AppLogic
import Glibc
import LocalEngine

/// Finds out whether what was typed can be submitted, before anything is sent.
enum SourceCheck {
    static func verdict(on text: String, directory: String, home: String) -> SourceVerdict {
        do throws(MediaSource.Problem) {
            let source = try MediaSource(typed: text, in: directory, home: home)
            return SourceVerdict(text: text, finding: finding(source))
        } catch {
            return SourceVerdict(text: text, finding: .noSource(error))
        }
    }

    /// As `finding`, and what ffprobe says against a file; without it nothing is said.
    static func finding(
        _ finding: SourceVerdict.Finding, inspectedBy inspection: VideoInspection?
    ) async -> SourceVerdict.Finding {
        guard case .file(.file(let path), _) = finding, let reason = await inspection?.objection(to: path) else {
            return finding
        }
        return .badFile(.unfit(reason))
    }

    /// What can be said of a source that has been read already.
    static func finding(_ source: MediaSource) -> SourceVerdict.Finding {
        guard case .file(let path) = source else { return .link(source) }
        var facts = stat()
        guard stat(path, &facts) == 0 else { return .badFile(errno == EACCES ? .unreadable : .missing) }
        switch facts.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: return .badFile(.isDirectory)
        default: return .badFile(.notRegular)
        }
        let size = Int64(facts.st_size)
        if size == 0 { return .badFile(.empty) }
        if size > ServiceLimits.videoBytes { return .badFile(.tooLarge(size)) }
        return access(path, R_OK) == 0 ? .file(source, size: size) : .badFile(.unreadable)
    }
}
