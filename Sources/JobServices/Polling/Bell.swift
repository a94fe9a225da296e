/// Wakes one waiter. A ring that nobody hears at once is heard by the next who waits.
actor Bell {
    private var hasRung = false
    private var waiter: CheckedContinuation<Void, Never>?

    func ring() {
        if let waiter {
            self.waiter = nil
            waiter.resume()
        } else {
            hasRung = true
        }
    }

    /// Returns at the next ring, or when the task is cancelled.
    func heard() async {
        if hasRung || Task.isCancelled {
            hasRung = false
            return
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { waiter = $0 }
        } onCancel: {
            Task { await self.ring() }
        }
    }
}
