/// The page, in Mustache. What stands in two braces is escaped by `PageEscaping`.
enum PageTemplate {
    static let text = head + overview + people + words + foot

    private static let head = #"""
        {{% CONTENT_TYPE:PAGE}}
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="generator" content="kajo">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>{{title}}</title>
        <style>

        """# + PageStyle.text + #"""

            </style>
            </head>
            <body>
            <header>
            <h1><bdi>{{title}}</bdi></h1>
            <dl class="facts">{{#facts}}<div><dt>{{name}}</dt><dd>{{value}}</dd></div>{{/facts}}</dl>
            </header>
            <main>

            """#

    private static let overview = #"""
        {{#hasFlags}}
        <section><h2>To be looked at</h2>
        <div class="wide"><table><thead><tr><th>What</th><th class="extra">Type</th><th class="extra">Categories</th>
        <th class="number">Time</th><th class="plot">Where in the video{{of}}, and its whole shots</th></tr></thead><tbody>
        {{#flags}}<tr><th scope="row"><bdi>{{label}}</bdi></th><td class="extra">{{type}}</td>
        <td class="extra">{{categories}}</td><td class="number">{{time}}</td>
        <td class="plot"><svg class="alert" role="img" aria-label="{{words}}" viewBox="0 0 1000 100" preserveAspectRatio="none"><path d="{{strip}}"/></svg>
        <ul class="places">{{#shots}}<li>{{.}}</li>{{/shots}}</ul></td></tr>
        {{/flags}}
        </tbody></table></div></section>
        {{/hasFlags}}
        {{#hasLabels}}
        <section><h2>Labels</h2>
        <div class="wide"><table><thead><tr><th>Label</th><th class="extra">Type</th><th class="extra">Categories</th>
        <th class="number extra">Surest</th><th class="number">Time</th><th class="number">Share</th>
        <th class="plot">Where in the video{{of}}</th></tr></thead><tbody>
        {{#labels}}<tr><th scope="row"><bdi>{{label}}</bdi></th><td class="extra">{{type}}</td><td class="extra">{{categories}}</td>
        <td class="number extra">{{confidence}}</td><td class="number">{{time}}</td><td class="number">{{share}}</td>
        <td class="plot"><svg role="img" aria-label="{{words}}" viewBox="0 0 1000 100" preserveAspectRatio="none"><path d="{{strip}}"/></svg></td></tr>
        {{/labels}}
        </tbody></table></div>{{#more}}<p class="quiet">{{more}} not listed.</p>{{/more}}</section>
        {{/hasLabels}}
        {{#shots}}
        <section><h2>Shots</h2>
        <p>{{count}}, {{mean}} each on average.</p>
        <svg class="tall" role="img" aria-label="Where the cuts are" viewBox="0 0 1000 100" preserveAspectRatio="none"><path d="{{cuts}}"/></svg></section>
        {{/shots}}
        {{#colors}}
        <section><h2>Colours</h2>
        <svg class="tall" role="img" aria-label="The strongest colour over the time" viewBox="0 0 1000 100" preserveAspectRatio="none">{{#stretches}}<rect x="{{x}}" width="{{width}}" height="100" fill="#{{color}}"/>{{/stretches}}</svg>
        <ul class="swatches">{{#shares}}<li><svg class="swatch" aria-hidden="true" viewBox="0 0 10 10"><rect width="10" height="10" fill="#{{color}}"/></svg> #{{color}} <strong>{{share}}</strong></li>{{/shares}}</ul></section>
        {{/colors}}

        """#

    private static let people = #"""
        {{#hasFaces}}
        <section><h2>Faces</h2>
        <div class="wide"><table><thead><tr><th>Who</th><th class="extra">Notes</th><th class="number">Time</th>
        <th class="number">Share</th><th class="plot">Where in the video{{of}}</th><th class="number">Valence</th>
        <th class="extra">Expressions</th></tr></thead><tbody>
        {{#faces}}<tr><th scope="row"><bdi>{{name}}</bdi></th><td class="extra">{{notes}}</td><td class="number">{{time}}</td>
        <td class="number">{{share}}</td><td class="plot"><svg role="img" aria-label="{{words}}" viewBox="0 0 1000 100" preserveAspectRatio="none"><path d="{{strip}}"/></svg></td>
        <td class="number">{{valence}}</td><td class="extra">{{expressions}}</td></tr>
        {{/faces}}
        </tbody></table></div></section>
        {{/hasFaces}}
        {{#valences}}
        <section><h2>Valence: {{name}}</h2>
        <p>{{mean}} on average, from {{least}} to {{most}}; 0 is the line, +1 the top, −1 the bottom.</p>
        <svg class="tall" role="img" aria-label="Valence over the time, {{mean}} on average" viewBox="0 0 1000 100" preserveAspectRatio="none"><path class="axis" d="M0 50H1000"/><path class="curve" d="{{curve}}"/></svg>
        <ol class="parts">{{#parts}}<li>{{time}} <strong>{{mean}}</strong></li>{{/parts}}</ol></section>
        {{/valences}}

        """#

    private static let words = #"""
        {{#hasTopics}}
        <section><h2>Topics</h2>
        <div class="wide"><table><thead><tr><th>Topic</th><th class="extra">Type</th><th class="extra">IAB</th><th class="number">Surest</th>
        <th class="number">Ad score</th><th class="number">Time</th></tr></thead><tbody>
        {{#topics}}<tr><th scope="row"><bdi>{{label}}</bdi>{{#isSensitive}} <span class="mark">sensitive</span>{{/isSensitive}}</th>
        <td class="extra">{{type}}</td><td class="extra">{{id}}</td><td class="number">{{confidence}}</td><td class="number">{{score}}</td><td class="number">{{time}}</td></tr>
        {{/topics}}
        </tbody></table></div></section>
        {{/hasTopics}}
        {{#hasKeywords}}
        <section><h2>Keywords</h2>
        {{#keywords}}<h3>{{type}}</h3><ul class="words">{{#words}}<li><bdi>{{word}}</bdi> <span class="quiet">{{times}}</span></li>{{/words}}</ul>
        {{/keywords}}</section>
        {{/hasKeywords}}
        {{#hasSpeech}}
        <section><h2>Speech</h2>
        <div class="wide"><table><thead><tr><th class="number">At</th><th class="extra">Speaker</th><th class="number extra">Valence</th><th>Words</th></tr></thead><tbody>
        {{#speech}}<tr><td class="number">{{time}}</td><td class="extra"><bdi>{{speaker}}</bdi></td><td class="number extra">{{valence}}</td><td><bdi>{{text}}</bdi></td></tr>
        {{/speech}}
        </tbody></table></div></section>
        {{/hasSpeech}}

        """#

    private static let foot = #"""
        {{#hasTypes}}
        <section><h2>By type</h2>
        <div class="wide"><table><thead><tr><th>Type</th><th class="number">Detections</th><th class="number">Occurrences</th><th class="number">Time</th></tr></thead><tbody>
        {{#types}}<tr><th scope="row">{{type}}</th><td class="number">{{detections}}</td><td class="number">{{occurrences}}</td><td class="number">{{time}}</td></tr>
        {{/types}}
        </tbody></table></div></section>
        {{/hasTypes}}
        </main>
        <footer class="quiet">Times are hours, minutes and seconds; a time of a label or face is the union of its occurrences. Made by kajo.</footer>
        </body>
        </html>

        """#
}
