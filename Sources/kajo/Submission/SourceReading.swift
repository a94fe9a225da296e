import AnalysisModel
import AppLogic
import Foundation
import Screens

/// A source that can be submitted, or why it cannot.
struct NamedSource: Sendable {
    /// As it was named; `nil` for a row of a list that names none.
    var name: String?
    /// Where it stands in a list: `FILE:LINE`.
    var place: String?
    var content: Result<SubmissionRequest, ListFault>
    /// In bytes, of a file.
    var size: Int64?

    /// What a message about it begins with.
    var subject: String { [place, name].compactMap { $0 }.joined(separator: ": ") }
}

/// Makes submissions of what was named on the command line and in lists.
struct SourceReading: Sendable {
    let directory: String
    let home: String
    let isRecursive: Bool
    /// What holds where a list says nothing else.
    let defaults: ListedSource

    /// An argument: a link, a file, or a directory with files.
    func sources(named text: String) -> [NamedSource] {
        let verdict = SourceCheck.verdict(on: text, directory: directory, home: home)
        if case .badFile(.isDirectory) = verdict.finding,
            case .file(let path)? = try? MediaSource(typed: text, in: directory, home: home)
        {
            return files(in: path, named: text)
        }
        return [source(verdict.finding, defaults, name: text, place: nil)]
    }

    /// A row of a list.
    func source(_ entry: ListEntry, of list: String) -> NamedSource {
        let place = "\(list):\(entry.line)"
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

    private func files(in path: String, named text: String) -> [NamedSource] {
        do {
            let paths = try VideoFiles.paths(in: path, recursively: isRecursive)
            if paths.isEmpty { throw ListFault(message: "There is no video file in the directory.") }
            return paths.map { source(SourceCheck.finding(.file($0)), defaults, name: $0, place: nil) }
        } catch {
            let fault = error as? ListFault ?? ListFault(message: "The directory cannot be read.")
            return [NamedSource(name: text, place: nil, content: .failure(fault))]
        }
    }

    private func source(
        _ finding: SourceVerdict.Finding, _ row: ListedSource, name: String, place: String?
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

    private func refused(_ problem: SubmitForm.Problem, _ name: String, _ place: String?) -> NamedSource {
        NamedSource(name: name, place: place, content: .failure(ListFault(message: ProblemWords.of(problem))))
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
        var row = self
        for column in ListColumn.all { column.complete(&row, by: defaults) }
        return row
    }
}
