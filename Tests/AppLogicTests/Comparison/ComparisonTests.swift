import AnalysisModel
import Testing

@testable import AppLogic

/// The page that shows two results beside each other.
struct ComparisonTests {
    private static let compared = ResultComparison(
        ResultSummary(labels: [label("boat", 40), label("person", 20)]),
        ResultSummary(labels: [label("person", 50), label("seagull", 5)]))

    private static func label(_ name: String, _ seconds: Int) -> ResultSummary.OfLabel {
        .init(type: "visual.context", label: name, screenTime: .seconds(seconds), detectionIDs: [], spans: [])
    }

    /// Three jobs with a result, the newest on top, and one without.
    private func store() -> TestStore {
        TestStore(
            .listing([
                .row("new", created: 40, status: .finished), .row("mid", created: 30, status: .finished),
                .row("old", created: 20, status: .finished), .row("running", created: 10),
            ]))
    }

    private func compare(_ store: inout TestStore) {
        store.play(.markToggled, .markToggled, .comparison(.requested))
        store.play(.comparison(.loaded([.row("mid"), .row("new")], Self.compared)))
    }

    @Test func `two marked jobs are compared, the older one first`() {
        var store = store()
        store.play(.markToggled, .markToggled)
        var state = store.state
        #expect(update(&state, .comparison(.requested)) == [.compare([.row("mid"), .row("new")])])
        #expect(state.page == .comparison)
        _ = update(&state, .backRequested)
        #expect(state.page == .jobList)
    }

    @Test func `one marked job is compared with the selected one`() {
        var store = store()
        store.play(.markToggled)
        #expect(store.state.comparable?.map(\.id) == [.row("mid"), .row("new")])
    }

    @Test func `jobs that are not two with a result are not compared, and it is said`() {
        var store = store()
        #expect(store.state.comparable == nil)
        store.play(.selectionJumped(.last), .markToggled, .selectionJumped(.first), .comparison(.requested))
        #expect(store.state.page == .jobList)
        #expect(store.state.notice?.text == .nothingToCompare)
        store.play(.markToggled, .markToggled)
        #expect(store.state.comparable == nil)
    }

    @Test func `rows are those of both, of the first alone, of the second alone, or common ones`() {
        var store = store()
        compare(&store)
        var found: [[String]] = []
        for _ in ComparisonState.Extent.allCases {
            found.append(store.state.comparison?.order.map { Self.compared.items[$0].label } ?? [])
            store.play(.comparison(.extentCycled))
        }
        #expect(found == [["boat", "person", "seagull"], ["boat"], ["seagull"], ["person"]])
    }

    @Test func `rows are in the order that is asked for`() {
        var store = store()
        compare(&store)
        var found: [[String]] = []
        for _ in ComparisonState.Sort.allCases {
            found.append(store.state.comparison?.order.map { Self.compared.items[$0].label } ?? [])
            store.play(.comparison(.sortCycled))
        }
        let byFirst = ["boat", "person", "seagull"]
        #expect(found == [byFirst, byFirst, byFirst, ["person", "seagull", "boat"]])
    }

    @Test func `what comes for a comparison that was left is of no use`() {
        var store = store()
        compare(&store)
        store.send(.comparison(.loaded([.row("old"), .row("new")], Self.compared)))
        store.send(
            .comparison(.failed([.row("old"), .row("new")], .row("old"), FailureFacts(kind: .local, messages: []))))
    }

    @Test func `a result that could not be had can be tried again`() {
        var store = store()
        store.play(.markToggled, .markToggled, .comparison(.requested))
        let facts = FailureFacts(kind: .noConnection, messages: ["Refused."])
        store.play(.comparison(.failed([.row("mid"), .row("new")], .row("mid"), facts)))
        #expect(store.state.comparison?.content == .failed(.row("mid"), facts))
        var state = store.state
        #expect(update(&state, .comparison(.requested)) == [.compare([.row("mid"), .row("new")])])
    }
}
