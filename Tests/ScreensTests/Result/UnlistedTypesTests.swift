import AnalysisModel
import AppLogic
import Canvas
import Screens
import Testing

/// Types of detections beyond what can be listed.
struct UnlistedTypesTests {
    private func overview(unlisted detections: Int, _ occurrences: Int) -> String {
        let state = Field.result { result in
            result.unlisted.detections = detections
            result.unlisted.occurrences = occurrences
        }
        let wide = state.after(.resized(ScreenSize(columns: 200, rows: 60)))
        return draw(wide, theme: .colored).textRows().joined(separator: "\n")
    }

    @Test func `the overview says how many detections are not listed, if there are such`() {
        let types = Scene.harbour.byType.count
        let says = "Only the first \(types) types of the file are listed. Not listed: "
        #expect(overview(unlisted: 5, 10).contains(says + "5 detections of further types with 10 occurrences."))
        #expect(overview(unlisted: 1, 1).contains(says + "1 detection of further types with 1 occurrence."))
        #expect(!overview(unlisted: 0, 0).contains("Not listed"))
    }
}
