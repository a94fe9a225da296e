import AnalysisModel
import CoreAPI
import Logging

/// Takes another key as soon as there is one, after the service has refused the one in use.
struct KeyRenewal: Sendable {
    let context: ServiceContext
    let supply: KeySupply

    /// - Parameter onRenewal: called each time that another key has been taken.
    func run(onRenewal: @Sendable () async -> Void) async {
        while await context.line.whenRefused() {
            if await renewed() { await onRenewal() }
        }
    }

    /// Takes the key that stands there now, if it is another one.
    /// - Returns: why none could be read.
    @discardableResult
    func look() async -> KeySupply.Failure? {
        do throws(KeySupply.Failure) {
            guard context.client.use(try await supply.read()) else { return nil }
        } catch {
            context.logger.warning("no other key: \(error.message)")
            return error
        }
        context.logger.notice("another key has taken the place of the refused one")
        await context.line.renewed(to: context.client.keyEdition)
        return nil
    }

    /// - Returns: false if the refusal has ended in another way.
    private func renewed() async -> Bool {
        let edition = context.client.keyEdition
        if let failure = await look(), let refusal = await context.line.refusal { tell(failure, beside: refusal) }
        while context.client.keyEdition == edition {
            await pause()
            guard await context.line.refusal != nil, !Task.isCancelled else { return false }
            await look()
        }
        return true
    }

    /// Ends with the refusal as well.
    private func pause() async {
        await withTaskGroup { group in
            group.addTask { _ = await context.line.whenOpen() }
            if let interval = supply.interval { group.addTask { try? await context.time.sleep(interval) } }
            await group.next()
            group.cancelAll()
        }
    }

    /// What the service said stays beside it: both have to be known.
    private func tell(_ failure: KeySupply.Failure, beside refusal: APIError) {
        var refusal = refusal
        refusal.messages.append(failure.message)
        context.feed.tell(.serviceFailed(JobServiceError(refusal), at: context.time.now(), nextTry: nil))
    }
}
