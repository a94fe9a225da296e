import AnalysisModel
import Testing

@testable import AppLogic

/// Earlier entries of a field.
@Suite struct `Earlier entries` {
    private func job(_ name: String, created: Double, title: String?, _ options: JobOptions = JobOptions())
        -> TrackedJob
    {
        var job = TrackedJob.row(name, created: created)
        job.title = title
        job.options = options
        return job
    }

    private func open() -> TestStore {
        var store = TestStore(
            .listing([
                job("a", created: 1, title: "Dawn"), job("b", created: 2, title: nil),
                job("c", created: 3, title: "Dusk", JobOptions(faceMinRelativeHeight: 0.15)),
                job("d", created: 4, title: "Dawn"),
            ]))
        store.play(.submitRequested)
        return store
    }

    @Test func `come the newest first, each once, and at last what was typed is there again`() {
        var store = open()
        store.play(.fieldMoved(by: 1), .fieldEdited(.insert("Du")))
        var seen: [String] = []
        for step in [1, 1, 1, -1, -1, -1] {
            store.play(.entryRecalled(by: step))
            seen.append(store.state.form.title.text)
        }
        #expect(seen == ["Dawn", "Dusk", "Dusk", "Dawn", "Du", "Du"])
    }

    @Test func `are looked at like what is typed`() {
        var store = open()
        store.send(.entryRecalled(by: 1), [.checkSource("/v/d.mp4")]) {
            $0.form.source = TextField("/v/d.mp4")
            $0.form.recall = SubmitForm.Recall(typed: "", place: 1)
        }
        store.send(.fieldEdited(.insert("x")), [.checkSource("/v/d.mp4x")]) {
            $0.form.source = TextField("/v/d.mp4x")
            $0.form.recall = nil
        }
        store.play(.entryRecalled(by: 1))
        #expect(store.state.form.recall == SubmitForm.Recall(typed: "/v/d.mp4x", place: 1))
    }

    @Test func `are of the field alone, numbers too`() {
        var store = open()
        store.play(.fieldMoved(by: SubmitForm.Field.faceHeight.rawValue), .entryRecalled(by: 1))
        #expect(store.state.form[.faceHeight].text == "0.15")
    }

    @Test func `are missed with a word`() {
        var store = open()
        store.play(.fieldMoved(by: SubmitForm.Field.callback.rawValue))
        store.send(.entryRecalled(by: 1)) { $0.notice = Notice(.refused, .noEarlierEntry) }
    }
}
