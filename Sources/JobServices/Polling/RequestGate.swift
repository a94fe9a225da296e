/// The way to the service for questions about jobs: few at a time and few in a second.
actor RequestGate {
    private let places = Turnstile(places: 4)
    private var pace = RequestPace(perSecond: 5)
    private let time: ServiceTime

    init(time: ServiceTime) { self.time = time }

    /// - Returns: `nil` if the task was cancelled before its turn; else what `request` gave.
    func pass<T: Sendable>(_ request: @Sendable () async -> T?) async -> T? {
        guard await places.enter() else { return nil }
        let answer = await waitForStart() ? await request() : nil
        await places.leave()
        return answer
    }

    private func waitForStart() async -> Bool {
        let now = time.uptime()
        let start = pace.takeStart(at: now)
        guard start > now else { return !Task.isCancelled }
        return (try? await time.sleep(start - now)) != nil
    }
}
