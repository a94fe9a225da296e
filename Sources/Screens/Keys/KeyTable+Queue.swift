import AppLogic
import Canvas

extension KeyTable {
    static let queue: [KeyBinding] = [
        KeyBinding([.down, .character("j")], .queue, help: "next submission") { _ in .queueSelectionMoved(by: 1) },
        KeyBinding([.up, .character("k")], .queue, help: "previous submission") { _ in
            .queueSelectionMoved(by: -1)
        },
        KeyBinding([.pageDown, .control("f")], .queue, help: "a screen down") {
            .queueSelectionMoved(by: max(1, $0.queueRows - 1))
        },
        KeyBinding([.pageUp, .control("b")], .queue, help: "a screen up") {
            .queueSelectionMoved(by: -max(1, $0.queueRows - 1))
        },
        KeyBinding([.home, .character("g")], .queue, help: "first in the queue") { _ in .queueSelectionJumped(.first) },
        KeyBinding([.end, .character("G")], .queue, help: "last in the queue") { _ in .queueSelectionJumped(.last) },
        KeyBinding(
            [.character("p"), .character(" ")], .queue, help: "let it rest, or go on", hint: "pause",
            isWorthHint: isWorthChanging
        ) { _ in .pauseToggled },
        KeyBinding(
            [.character("P")], .queue, help: "let all of them rest, or go on", hint: "pause all",
            isWorthHint: isWorthChanging
        ) { _ in .pauseOfAllToggled },
        KeyBinding(
            [.character("K")], .queue, help: "put it one place earlier", hint: "earlier", isWorthHint: isWorthMoving
        ) { _ in .queueMoveRequested(.earlier) },
        KeyBinding(
            [.character("J")], .queue, help: "put it one place later", hint: "later", isWorthHint: isWorthMoving
        ) { _ in .queueMoveRequested(.later) },
        KeyBinding([.character("T")], .queue, help: "put it first") { _ in .queueMoveRequested(.first) },
        KeyBinding([.character("B")], .queue, help: "put it last") { _ in .queueMoveRequested(.last) },
        KeyBinding(
            [.character("d"), .character("c")], .queue, help: "take it out of the queue, once that is confirmed",
            hint: "withdraw", isWorthHint: isWorthChanging
        ) { _ in .withdrawalRequested },
        KeyBinding(
            [.enter, .character("l"), .right], .queue, help: "show it in the job list", hint: "its row",
            isWorthHint: { $0.queuedSubmission != nil }
        ) { _ in .queueJobRequested },
        KeyBinding(
            [.character("n")], .queue, help: "submit a video", hint: "submit",
            isWorthHint: { $0.jobList.queue.isEmpty && !$0.isReadOnly }
        ) { _ in .submitRequested },
        KeyBinding(
            [.escape, .character("Q"), .left, .character("h"), .backspace], .queue, help: "back", hint: "back"
        ) { _ in .backRequested },
    ]

    private static let isWorthChanging: @Sendable (AppState) -> Bool = {
        !$0.isReadOnly && $0.queuedSubmission != nil
    }

    private static let isWorthMoving: @Sendable (AppState) -> Bool = {
        !$0.isReadOnly && $0.jobList.queue.count > 1
    }
}
