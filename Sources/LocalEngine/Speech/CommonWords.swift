/// Words that are in every English conversation, and so tell nothing about a single one.
enum CommonWords {
    /// Also of a word in another form than the list has it: with an ending of English, or a capital.
    static func contains(_ word: String) -> Bool {
        let word = word.lowercased().prefix { $0 != "'" }
        if words.contains(String(word)) { return true }
        return endings.contains { ending in
            guard word.hasSuffix(ending.end) else { return false }
            let stem = word.dropLast(ending.end.count)
            return ending.instead.contains { words.contains(stem + $0) }
                || (stem.count > 2 && stem.last == stem.dropLast().last && words.contains(String(stem.dropLast())))
        }
    }

    /// What a word may end in, and what may have stood there before.
    private static let endings: [(end: String, instead: [String])] = [
        ("s", [""]), ("es", [""]), ("ies", ["y"]), ("ed", ["", "e"]), ("ied", ["y"]), ("ing", ["", "e"]),
        ("er", ["", "e"]), ("ers", ["", "e"]), ("est", ["", "e"]), ("ly", ["", "le"]), ("ness", [""]),
        ("ment", [""]), ("ful", [""]), ("less", [""]),
    ]

    private static let words: Set<String> = Set(
        """
        a about above accept accepted access according account across action actions active activity actually added
        addition address admit adult affect afraid after afternoon again against agency agent agree agreed ahead all
        allow allowed almost alone along already also although always am among amount an analysis ancient and angry
        animal animals announce another answer any anybody anymore anyone anything anyway anywhere apart appear
        appeared apply approach are area argue argument around arrive arrived article artist as aside ask asked asking
        asleep at attack attempt attention audience aunt available average avoid awake aware away awful baby back
        balance ball band bank base based basic basically battle be beach bear beautiful became because become becomes
        becoming before began begin beginning behavior behind being believe believed below benefit beside best better
        between beyond big billion bird birth birthday black blame block blood blue board boat body book born both
        bother bottom bought boy boys brain branch brave bread break breakfast breath breathe bright bring bringing
        broke broken brother brothers brought brown budget build building buildings built burn business busy but
        button buying by cabin called calling calm came camera campaign can cannot capital captain car career careful
        carefully carried carry case catch caught cause caused cell cent center central centre century certain
        certainly chair chance change changed changes changing character charge cheap check chest chicken chief child
        childhood children choice choose chosen church circle citizen city civil claim class clean clear clearly climb
        clock close closed closer clothes cloud coast coffee cold collect college color colour come comes comfortable
        coming command comment common community company compare complete completely computer concern concerned
        condition conditions consider contact contain continue continued contract control conversation cook cool copy
        corner correct cost could council count counter country couple courage course court cousin cover covered crazy
        create created crime cross crowd culture current currently customer cut daddy daily damage dance danger
        dangerous dark daughter day dead deal dear death decade decide decided decision deep defense degree deliver
        demand depend describe deserve design desk despite detail details develop development device dialogue did
        difference different difficult dinner direct direction directly director dirty disappear discover discuss
        discussion disease distance district do doctor doing dollar dollars done door double doubt down draw dream
        dreams dress drink drive driver driving drop dropped during each earlier early earth easily east easy eating
        economic economy edge education effect effort eight eighteen eighty either election eleven else emergency
        empty encourage ending enemy energy engine enjoy enough enter entire entirely environment equal escape
        especially even evening event events eventually ever every everybody everyone everything everywhere evidence
        exact exactly example excellent except excited exciting excuse executive exercise exist expect expected
        expensive experience expert explain express extra extremely eyes face fact factor factory fair faith fall
        fallen false families family famous far farm farmer fast father fault favor favorite favourite fear feel
        feeling feelings feet fellow felt female few field fifteen fifth fifty fight fighting figure fill film final
        finally financial find finding fine finger finish finished fire first fish five floor flower flying focus
        folks follow followed following food foot for force forced foreign forest forever forget forgive forgot
        forgotten form former forth fortune forty forward found four fourteen fourth free freedom fresh friend
        friendly friends front full funny further future game garden gave general generally generation gentle
        gentleman gentlemen get getting giant gift girl girls give given giving glad glass global goal god goes going
        gold gone gonna good goodbye goodness got gotta gotten government grade grand grandfather grandmother grant
        great green ground group grow growing growth guard guess guest guilty guy guys had hair half hall hand handle
        hands happen happened happening happens happy hard hardly has hate have having he head health healthy hear
        heard hearing heart heat heavy height held hell hello help helped helping her here herself hey high highly
        hill himself his history hold holding hole holiday home honest honestly honey honor honour hope hoping horse
        hospital hotel hour hours house houses how however huge human hundred hundreds hungry hurry hurt husband i
        ideas identify if image imagine immediately impact importance important impossible improve in include included
        including increase indeed indicate individual industry influence information inside instead institution
        interest interested interesting interview into introduce investigate investment involve involved is island
        issue issues it its itself job join joke journey judge jump just justice keep keeping kept kick kidding kids
        kill killed kind kinds king kiss kitchen knee knew knife knock know knowing knowledge known knows lack ladies
        lady lake land language large largest last late later latest laugh laughing launch law lawyer lead leader
        leaders leading learn learned leave leaves leaving left legal less lesson let letter letters level library
        life light like likely limit line list listen listening little live lived lives living local long longer look
        looked looking looks lord lose losing loss lost lot lots loud love loved lovely lover low lucky lunch lying
        machine made magazine magic main maintain major majority make maker makes making man manage manager manner
        many march mark market marriage married marry master match material matter matters may maybe me meal mean
        meaning means meant measure media medical medicine meet meeting member members memory men mention message
        method middle midnight might mile miles military milk million mind minister minute minutes mirror miss missed
        missing mission mistake mister model modern mom moment moments money month months moon more morning most
        mother mountain mouth move moved movement movie moving much murder music must my myself name named names
        narrow nation national natural nature near nearby nearly necessary neck need needed needs neighbor neighbour
        neither nervous network never new news newspaper next nice night nine nineteen ninety no nobody noise none
        nope normal normally north nose not note nothing notice now nowhere number numbers object obvious obviously
        occur ocean of off offer office officer official often oh okay old older on once one ones only onto open
        opened opening operate operation opinion opportunity option or order orders ordinary organization original
        other others otherwise ought our ourselves out outside over own owner page pain paint painting paper parent
        parents park part particular particularly partner parts party pass passed past patient pattern peace people
        perfect perfectly perform performance perhaps period permit person personal personally phone photo physical
        pick picked picture pictures piece pieces place places plan plane planet plans plant plants play played player
        players playing plays please pleased pleasure plenty pocket point points police policy political politics poor
        popular population position positive possible possibly power powerful practice prefer prepare prepared present
        president press pressure pretend pretty prevent price prince princess prison private probably problem problems
        process produce product production professional professor program programme project promise promised proper
        property protect proud prove provide public pull purpose push put putting quality quarter queen question
        questions quick quickly quiet quietly quite race radio rain raise range rather reach reached read reader
        reading ready real reality realize really reason reasons receive received recent recently recognize record
        reduce region relate relationship relax religious remain remember remind remove repeat replace reply report
        require research resource respect respond response responsibility rest restaurant result results return
        returned reveal rich ride right rights ring rise risk river road rock role room rooms round rule rules running
        safe safety said same save saved say saying says scared scene school schools science scientist score scream
        screen search season seat second seconds secret section security see seeing seem seemed seems seen sell send
        sense sent serious seriously serve service services seven seventeen seventy several shake shall shape share
        sharp she sheet ship shirt shoes shoot shop short shot should shoulder shout show showed showing shown shut
        sick side sight sign signal silence silent similar simple simply since singer singing single sir sister
        sisters site situation six size skill skin sleep sleeping slow slowly small smart smell smile smoke snow so
        social society soft soldier soldiers some somebody somehow someone something sometimes somewhere song songs
        soon sorry sort soul sound sounds source south space speak speaking special specific speech speed spell spend
        spent spirit spoke sport spot spread spring staff stage stand standard standing stands star stars start
        started starting starts state stated statement states station stay stayed staying steal step steps stick still
        stock stomach stone stood stop stopped store stories storm story straight strange stranger street strength
        strike strong structure student students studied studies study stuff stupid style subject succeed success
        successful such sudden suddenly suffer sugar suggest suit summer support suppose supposed sure surface
        surprise surprised survive sweet swim switch system table take taken takes taking talk talked talking tall
        taste teach teacher teachers team tears technology telephone television tell telling tells ten tend term terms
        terrible test than thank thanks that the their theirs them themselves then theory there therefore these they
        thick thing things think thinking third thirteen thirty this those though thought thoughts thousand thousands
        threat three threw through throughout throw thus ticket till time times tired title to today together told
        tomorrow tone tonight too tooth total touch tough toward towards town trade tradition traditional train
        training travel treat treatment tree trees trial trip trouble truck true truly trust truth try trying turn
        turned turning twelve twenty twice two type typical ugly uncle under understand understanding understood
        unfortunately union unit unite united university unless until up upon upset us use used useful user using
        usual usually value various very via victim video view village violence visit voice vote wait waiting wake
        walk walked walking wall walls wanna want wanted wanting wants war warm warn was wash waste watch watched
        watching water way we wear wearing weather wedding week weekend weeks weight welcome well went were west what
        whatever wheel when whenever where wherever whether which while whisper white who whole whom whose why wide
        wife wild will willing wind window winter wish with within without woman women wonder wonderful wood word
        words wore work worked worker workers working works world worried worry worse worst worth would wound write
        writer writing written wrong wrote yard yeah year years yellow yes yesterday yet you young younger your yours
        yourself yourselves youth
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
