import AnalysisModel
import Testing

@testable import AppLogic

/// The job list from the start of the program on.
struct JobListTests {
    @Test func `from the start to the first rows, with newer jobs arriving above the selected one`() {
        var store = TestStore()
        store.send(.serviceConnected(.init(profile: "work", host: "api.example", isEmbedded: false))) {
            $0.service.identity = .init(profile: "work", host: "api.example", isEmbedded: false)
            $0.service.isReady = true
        }
        store.send(.serviceAnswered(at(1))) { $0.service.answeredAt = at(1) }
        let first = [TrackedJob.row("b", created: 2), .row("a", created: 1), .row("c", created: 3)]
        store.send(.jobsLoaded(first), [.loadDetail(.row("c"))]) {
            $0.jobList.hasLoaded = true
            $0.jobList.merge(first)
            $0.jobList.selection = .row("c")
        }
        #expect(store.state.order == ["c", "b", "a"])
        store.send(.detailLoaded(.of("c"))) { $0.jobList.details[.row("c")] = .of("c") }
        store.send(.selectionMoved(by: 1), [.loadDetail(.row("b"))]) { $0.jobList.selection = .row("b") }
        store.send(.jobsChanged([.row("d", created: 4)])) { $0.jobList.merge([.row("d", created: 4)]) }
        #expect(store.state.order == ["d", "c", "b", "a"])
        #expect(store.state.jobList.selectedJob?.id == .row("b"))
        #expect(store.state.jobList.selectedIndex == 2)
    }

    @Test func `going back to a job whose details are known asks for nothing`() {
        var store = TestStore(.listing([.row("b", created: 2), .row("a", created: 1)]))
        store.play(.detailLoaded(.of("b")))
        store.send(.selectionMoved(by: 1), [.loadDetail(.row("a"))]) { $0.jobList.selection = .row("a") }
        store.send(.selectionMoved(by: -1)) { $0.jobList.selection = .row("b") }
        store.send(.selectionMoved(by: -1))
    }

    @Test func `the selection stops at both ends, and moving nowhere changes nothing`() {
        var store = TestStore(.listing([.row("b", created: 2), .row("a", created: 1)]))
        store.send(.selectionMoved(by: -9))
        store.send(.selectionMoved(by: 9), [.loadDetail(.row("a"))]) { $0.jobList.selection = .row("a") }
        store.send(.selectionJumped(.last))
        store.send(.selectionJumped(.first), [.loadDetail(.row("b"))]) { $0.jobList.selection = .row("b") }
    }

    @Test func `an empty list has nothing to select`() {
        var store = TestStore()
        store.send(.selectionMoved(by: 1))
        store.send(.selectionJumped(.first))
        store.send(.selectionJumped(.last))
    }

    @Test func `a changed row that is not selected forgets its details, the selected one asks anew`() {
        var store = TestStore(.listing([.row("b", created: 2), .row("a", created: 1)]))
        store.play(.detailLoaded(.of("b")), .detailLoaded(.of("a")))
        let changed = TrackedJob.row("a", created: 1, status: .finished)
        store.send(.jobsChanged([changed])) {
            $0.jobList.merge([changed])
            $0.jobList.details[.row("a")] = nil
        }
        let selected = TrackedJob.row("b", created: 2, status: .error)
        store.send(.jobsChanged([selected]), [.loadDetail(.row("b"))]) { $0.jobList.merge([selected]) }
        #expect(store.state.jobList.selectedJob?.status == .error)
    }

    @Test func `rows of one moment stand in the order of their ids, whatever order they came in`() {
        let state = AppState.listing([.row("y"), .row("x"), .row("z")])
        #expect(state.order == ["x", "y", "z"])
    }

    @Test func `a removed row that was not selected leaves the selection where it is`() {
        var store = TestStore(.listing([.row("c", created: 3), .row("b", created: 2), .row("a", created: 1)]))
        store.play(.selectionMoved(by: 1), .detailLoaded(.of("c")))
        store.send(.jobsRemoved([.row("c")])) {
            $0.jobList.remove([.row("c")])
            $0.jobList.details[.row("c")] = nil
        }
        #expect(store.state.order == ["b", "a"])
        #expect(store.state.jobList.selectedIndex == 0)
    }

    @Test func `when the selected row is removed, the one that takes its place is selected`() {
        var store = TestStore(.listing([.row("c", created: 3), .row("b", created: 2), .row("a", created: 1)]))
        store.play(.selectionMoved(by: 1))
        store.send(.jobsRemoved([.row("b")]), [.loadDetail(.row("a"))]) {
            $0.jobList.remove([.row("b")])
            $0.jobList.selection = .row("a")
        }
        store.send(.jobsRemoved([.row("a"), .row("c")])) {
            $0.jobList.remove([.row("a"), .row("c")])
            $0.jobList.selection = nil
        }
        #expect(store.state.order.isEmpty)
    }

    @Test func `asking now needs a service that is ready`() {
        var store = TestStore()
        store.send(.refreshRequested) { $0.notice = Notice(.refused, .stillStarting) }
        store.play(.serviceConnected(store.state.service.identity))
        store.send(.refreshRequested, [.poll(nil)]) { $0.notice = Notice(.done, .polling) }
    }
}

/// The counts that are kept along, against a count from scratch.
struct JobTallyTests {
    @Test func `the counts stay right through changes and removals`() {
        var list = JobListState()
        var seed: UInt64 = 7
        let statuses: [JobStatus?] = [nil, .queued, .processing, .finished, .error]
        for _ in 0..<400 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let name = "j\(seed >> 33 % 20)"
            if seed >> 60 == 0 {
                list.remove([.row(name)])
            } else {
                let status = statuses[Int(seed >> 40 % 5)]
                list.merge([.row(name, created: Double(seed >> 50 % 9), status: status)])
            }
            #expect(list.tally.running == list.jobs.count { !$0.isAtEnd })
            #expect(list.tally.finished == list.jobs.count { $0.status == .finished })
            #expect(list.tally.failed == list.jobs.count { $0.hasFailed })
            for (index, job) in list.jobs.enumerated() { #expect(list.index(of: job.id) == index) }
        }
    }
}
