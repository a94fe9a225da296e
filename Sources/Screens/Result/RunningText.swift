import AnalysisModel
import AppLogic
import Canvas

/// The transcript: rows whose text goes on over as many lines as it needs. Where they begin follows from the selection alone, so that no
/// more of them are looked at than are seen.
struct RunningText {
    let page: ResultListPage
    let columns: ResultColumns

    private struct Block {
        let row: Int
        let lines: [String]
    }

    func draw(into frame: inout CellBuffer, area: Rect) {
        guard let wrapping = columns.wrapping, area.height > 0 else { return }
        var y = area.y
        for block in blocks(width: wrapping.width, height: area.height) {
            let item = page.list.order[block.row]
            var cells = page.tab.cells(of: item)
            let text = page.tab.columns.firstIndex { $0.width == nil } ?? 0
            let isSelected = block.row == page.list.selectedRow
            for (place, words) in block.lines.enumerated() where y < area.maxY {
                if place > 0 { cells = cells.map { ("", $0.1) } }
                cells[text].0 = words
                columns.row(cells, strip: "", isSelected: isSelected, page.view.theme)
                    .draw(into: &frame, x: area.x, y: y, limit: area.width)
                y += 1
            }
        }
    }

    /// A third of the screen before the selected one, where there is so much, and what fits below.
    private func blocks(width: Int, height: Int) -> [Block] {
        let selected = block(page.list.selectedRow, width: width)
        var blocks = [selected]
        var after = page.list.selectedRow + 1
        var rows = selected.lines.count
        func addBefore(upTo limit: Int) {
            while let first = blocks.first?.row, first > 0 {
                let block = block(first - 1, width: width)
                guard rows + block.lines.count <= limit else { return }
                blocks.insert(block, at: 0)
                rows += block.lines.count
            }
        }
        addBefore(upTo: max(selected.lines.count, height / 3 + selected.lines.count))
        while rows < height, after < page.list.order.count {
            let block = block(after, width: width)
            blocks.append(block)
            rows += block.lines.count
            after += 1
        }
        addBefore(upTo: height)
        return blocks
    }

    private func block(_ row: Int, width: Int) -> Block {
        let text = LongText.beginning(of: page.view.result.speech[page.list.order[row]].text)
        return Block(row: row, lines: LongText.lines(text, width: width))
    }
}
