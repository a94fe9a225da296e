import AnalysisModel
import AppLogic
import Screens

/// What one row of a list asks for, as it stands there.
struct ListedSource: Hashable, Sendable {
    var source: String?
    var title: String?
    var language: String?
    var options = JobOptions()
}

/// A row of a list, or why it is none.
struct ListEntry: Hashable, Sendable {
    /// The number of its first line, from 1.
    var line: Int
    var content: Result<ListedSource, ListFault>
}

/// What is wrong with a row, in one sentence.
struct ListFault: Error, Hashable, Sendable {
    var message: String
    /// The same as the form knows it, of a source.
    var problem: SubmitForm.Problem?

    init(message: String) { self.message = message }

    init(_ problem: SubmitForm.Problem) {
        self.problem = problem
        message = ProblemWords.of(problem)
    }

    static let key = ListFault(
        message: "A key does not belong into a list: kajo takes it from the environment or a key file.")
    static let noSource = ListFault(message: "The row names no source.")
}
