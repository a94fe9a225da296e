import AnalysisModel
import AppLogic
import Foundation
import LocalEngine
import Screens

/// A source that can be submitted, or why it cannot.
struct NamedSource: Sendable {
    /// As it was named; `nil` for a row of a list that names none.
    var name: String?
    /// Where it stands in a list.
    var place: ListPlace?
    var content: Result<SubmissionRequest, ListFault>
    /// In bytes, of a file.
    var size: Int64?

    var isFile: Bool {
        if case .success(let request) = content, case .file = request.source { true } else { false }
    }

    /// What a message about it begins with.
    var subject: String { [place?.text, name].compactMap { $0 }.joined(separator: ": ") }
}

/// What one argument stands for.
struct NamedSources: Sendable {
    var sources: [NamedSource] = []
    /// Files of directories that are not named as videos are.
    var leftOut: [String] = []

    mutating func add(_ others: NamedSources) {
        sources += others.sources
        leftOut += others.leftOut
    }
}

/// Makes submissions of what was named on the command line, in lists and in the form.
struct SourceReading: Sendable {
    let directory: String
    let home: String
    let isRecursive: Bool
    /// What holds where a list says nothing else.
    let defaults: ListedSource
    /// `nil` asks nobody what is in a file.
    var inspection: VideoInspection?

    /// Arguments: links, files, directories with files, and patterns of their names.
    func sources(named texts: [String]) -> NamedSources {
        texts.reduce(into: NamedSources()) { $0.add(sources(named: $1)) }
    }

    private func sources(named text: String) -> NamedSources {
        let finding = SourceCheck.verdict(on: text, directory: directory, home: home).finding
        guard case .file(let path)? = try? MediaSource(typed: text, in: directory, home: home) else {
            return NamedSources(sources: [source(finding, defaults, name: text, place: nil)])
        }
        guard finding == .badFile(.missing) else { return sources(at: path, finding, name: text) }
        let matches = VideoFiles.matching(path)
        if matches.isEmpty { return sources(at: path, finding, name: text) }
        return matches.reduce(into: NamedSources()) { found, match in
            found.add(sources(at: match, SourceCheck.finding(.file(match)), name: match))
        }
    }

    private func sources(at path: String, _ finding: SourceVerdict.Finding, name: String) -> NamedSources {
        if finding == .badFile(.isDirectory) { return files(in: path, named: name) }
        return NamedSources(sources: [source(finding, defaults, name: name, place: nil)])
    }

    /// A row of a list.
    func source(_ entry: ListEntry, of list: String) -> NamedSource {
        let place = ListPlace(list: list, line: entry.line)
        switch entry.content {
        case .failure(let fault): return NamedSource(name: nil, place: place, content: .failure(fault))
        case .success(let row):
            let text = row.source ?? ""
            do throws(MediaSource.Problem) {
                let source = try MediaSource(listed: text, in: directory, home: home)
                return self.source(SourceCheck.finding(source), row.completed(by: defaults), name: text, place: place)
            } catch {
                return self.source(.noSource(error), row, name: text, place: place)
            }
        }
    }

    /// The same, but that a file which is no video, or none that the service takes, is refused. Some are looked at at once.
    private func inspected(_ sources: [NamedSource]) async -> [NamedSource] {
        guard inspection != nil else { return sources }
        return await withTaskGroup(of: (Int, NamedSource).self) { group in
            var (result, next) = (sources, 0)
            while next < min(Self.lanes, sources.count) {
                group.addTask { [next] in (next, await inspected(sources[next])) }
                next += 1
            }
            for await (place, source) in group {
                result[place] = source
                guard next < sources.count else { continue }
                group.addTask { [next] in (next, await inspected(sources[next])) }
                next += 1
            }
            return result
        }
    }

    /// The same in portions, so that the first files need not wait for the last ones; only `cancelled` ends it early, and
    /// what `take` throws.
    func inspecting(_ sources: [NamedSource], _ take: ([NamedSource]) async throws -> Void) async throws {
        var rest = sources[...]
        while !rest.isEmpty {
            let portion = nextPortion(of: &rest)
            let inspected = await inspected(portion)
            // Whom nobody waits for any more was not looked at.
            try Task.checkCancellation()
            try await take(inspected)
        }
    }

    /// It ends with its last file to look into: what needs no look, such as a link, makes nobody wait.
    private func nextPortion(of rest: inout ArraySlice<NamedSource>) -> [NamedSource] {
        var files = 0
        let portion = rest.prefix { source in
            if inspection != nil, source.isFile { files += 1 }
            return files <= Self.portion
        }
        rest = rest.dropFirst(portion.count)
        return Array(portion)
    }

    /// How many files are looked at at once.
    private static let lanes = 4
    /// How many files are looked at before the first of them goes on.
    private static let portion = 32

    private func inspected(_ source: NamedSource) async -> NamedSource {
        guard case .success(let request) = source.content else { return source }
        let finding = SourceVerdict.Finding.file(request.source, size: source.size ?? 0)
        guard case .badFile(let problem) = await SourceCheck.finding(finding, inspectedBy: inspection) else {
            return source
        }
        return NamedSource(name: source.name, place: source.place, content: .failure(ListFault(.file(problem))))
    }

    private func files(in path: String, named text: String) -> NamedSources {
        guard let found = try? VideoFiles.found(in: path, recursively: isRecursive) else {
            return NamedSources(sources: [refused(.file(.unreadableDirectory), text, nil)])
        }
        let sources = found.videos.map { source(SourceCheck.finding(.file($0)), defaults, name: $0, place: nil) }
        return NamedSources(
            sources: sources.isEmpty ? [refused(.file(.noVideoInside), text, nil)] : sources, leftOut: found.others)
    }

    private func source(
        _ finding: SourceVerdict.Finding, _ row: ListedSource, name: String, place: ListPlace?
    ) -> NamedSource {
        switch finding {
        case .link(let source):
            return NamedSource(name: name, place: place, content: .success(row.request(for: source)))
        case .file(let source, let size):
            return NamedSource(name: name, place: place, content: .success(row.request(for: source)), size: size)
        case .noSource(let problem): return refused(.source(problem), name, place)
        case .badFile(let problem): return refused(.file(problem), name, place)
        }
    }

    private func refused(_ problem: SubmitForm.Problem, _ name: String, _ place: ListPlace?) -> NamedSource {
        NamedSource(name: name, place: place, content: .failure(ListFault(problem)))
    }
}

extension ListedSource {
    /// What a request says beside its source.
    init(_ request: SubmissionRequest) {
        self.init(title: request.title, language: request.language, options: request.options)
    }

    func request(for source: MediaSource) -> SubmissionRequest {
        SubmissionRequest(source: source, title: title, language: language, options: options)
    }

    /// What the row does not say is as the command line has it.
    fileprivate func completed(by defaults: ListedSource) -> ListedSource {
        ListedSource(
            source: source, title: title ?? defaults.title, language: language ?? defaults.language,
            options: options.completed(by: defaults.options))
    }
}

extension ListPlace {
    /// As compilers and editors write it.
    var text: String { "\(list):\(line)" }
}
