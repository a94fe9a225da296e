import AnalysisModel
import CoreAPI

/// Tells how much of a result has arrived, from before the first byte to after the last.
actor FetchTelling {
    private let file: ResultFile
    private let context: ServiceContext
    private var pace = ProgressPace()
    private var progress = FetchProgress()
    private var rate: RecentRate

    init(_ file: ResultFile, context: ServiceContext) {
        self.file = file
        self.context = context
        rate = RecentRate(from: 0, at: context.time.uptime())
        context.feed.tell(.fetchProgressed(file, progress))
    }

    func begin(_ head: ResultHead) {
        rate = RecentRate(from: head.start, at: context.time.uptime())
        progress = FetchProgress(received: head.start, total: head.length)
        context.feed.tell(.fetchProgressed(file, progress))
    }

    func tell(bytes: Int64) {
        let now = context.time.uptime()
        guard pace.allows(at: now) else { return }
        rate.reached(bytes, at: now)
        progress.received = bytes
        progress.bytesPerSecond = rate.perSecond
        context.feed.tell(.fetchProgressed(file, progress))
    }

    /// However it ended.
    func end() { context.feed.tell(.fetchProgressed(file, nil)) }
}
