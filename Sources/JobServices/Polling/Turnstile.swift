/// Lets a limited number in at a time; the others wait in line.
actor Turnstile {
    private var free: Int
    private var line: [(ticket: Int, continuation: CheckedContinuation<Bool, Never>)] = []
    private var nextTicket = 0

    init(places: Int) { free = places }

    /// - Returns: false if the task was cancelled before there was a place; else `leave` must follow.
    func enter() async -> Bool {
        if Task.isCancelled { return false }
        if free > 0 {
            free -= 1
            return true
        }
        let ticket = nextTicket
        nextTicket += 1
        return await withTaskCancellationHandler {
            await withCheckedContinuation { line.append((ticket, $0)) }
        } onCancel: {
            Task { await self.takeBack(ticket) }
        }
    }

    func leave() {
        if line.isEmpty { free += 1 } else { line.removeFirst().continuation.resume(returning: true) }
    }

    /// Finds nothing if the turn has come in the meantime.
    private func takeBack(_ ticket: Int) {
        if let index = line.firstIndex(where: { $0.ticket == ticket }) {
            line.remove(at: index).continuation.resume(returning: false)
        }
    }
}
