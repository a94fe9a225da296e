import CoreAPI

/// Repeats a request that may be repeated, while its failure is one that passes.
struct Retrying: Sendable {
    /// In all, the first included.
    var attempts: Int
    var time: ServiceTime
    var random: @Sendable () -> Double

    /// - Parameter willRetry: told of each failure that is not the last.
    func run<Value>(
        _ request: () async throws(APIError) -> Value, willRetry: (APIError) async -> Void = { _ in }
    ) async throws(APIError) -> Value {
        var failures = 0
        while true {
            do throws(APIError) {
                return try await request()
            } catch {
                failures += 1
                guard error.isTransient, failures < attempts else { throw error }
                await willRetry(error)
                try await pause(after: failures, error)
            }
        }
    }

    private func pause(after failures: Int, _ failure: APIError) async throws(APIError) {
        let delay = Backoff.delay(failures: failures, retryAfter: failure.retryAfter, random: random())
        do {
            try await time.sleep(delay)
        } catch {
            throw APIError(
                endpoint: failure.endpoint, code: .cancelled, messages: ["The call was cancelled."],
                requestMayHaveArrived: true)
        }
    }
}
