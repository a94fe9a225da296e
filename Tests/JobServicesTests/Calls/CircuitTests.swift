import Testing

@testable import JobServices

@Suite struct CircuitTests {
    @Test func `questions that fail together count as one failure`() {
        var circuit = Circuit()
        #expect(circuit.counts(askedAt: .seconds(1)))
        circuit.failed(at: .seconds(3), quietFor: .seconds(0.5))
        #expect(!circuit.counts(askedAt: .seconds(2)))
        #expect(circuit.failures == 1)
        #expect(circuit.quietUntil == .seconds(3.5))
        #expect(circuit.counts(askedAt: .seconds(4)))
    }

    @Test func `after a failure there is silence, then one question, then all`() {
        var circuit = Circuit()
        #expect(circuit.allowance(at: .zero) == 200)
        circuit.failed(at: .zero, quietFor: .seconds(8))
        #expect(circuit.allowance(at: .seconds(7)) == 0)
        #expect(circuit.allowance(at: .seconds(8)) == 1)
        circuit.answered()
        #expect(circuit.allowance(at: .seconds(8)) == 200)
    }

    @Test(arguments: [false, true])
    func `an answer to another process ends the silence, but no pause that was wished for`(isWished: Bool) {
        var circuit = Circuit()
        circuit.failed(at: .zero, quietFor: .seconds(8), isWished: isWished)
        circuit.answeredElsewhere()
        #expect(circuit.allowance(at: .seconds(7)) == (isWished ? 0 : 200))
        #expect(circuit.allowance(at: .seconds(8)) == 200)
    }

    @Test func `a refused key stops everything until it is wished otherwise`() {
        var circuit = Circuit()
        let news = [circuit.refused(), circuit.refused()]
        #expect(news == [true, false])
        #expect(circuit.allowance(at: .seconds(1_000_000)) == 0)
        circuit.wished()
        #expect(circuit.allowance(at: .zero) > 0)
    }

    @Test func `a hundred failed tries use the budget up, and good answers fill it again`() {
        var budget = RetryBudget()
        var tries = 0
        while budget.affords(timedOut: false) {
            budget.retried(timedOut: false)
            tries += 1
        }
        #expect(tries == 100)
        for _ in 0..<5 { budget.succeeded() }
        #expect(budget.affords(timedOut: false) && !budget.affords(timedOut: true))
        for _ in 0..<1000 { budget.succeeded() }
        #expect(budget.tokens == 500)
    }

    @Test func `a door holds who comes while it is shut, and lets a cancelled one go`() async throws {
        let door = Door()
        #expect(await door.pass())
        await door.shut()
        let patient = Task { await door.pass() }
        let impatient = Task { await door.pass() }
        impatient.cancel()
        #expect(await !impatient.value)
        await door.open()
        #expect(await patient.value)
    }
}
