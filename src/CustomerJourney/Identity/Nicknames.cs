namespace CustomerJourney.Identity;

/// <summary>Short forms of given names: a small table of our own making. A short form may stand for several names.</summary>
internal static class Nicknames
{
    // Each line: a name, then its short and pet forms and spellings; forms of one line are one name.
    private const string Table = """
        abigail abby abbie gail
        abraham abe bram
        agnes aggie nessie
        albert al bert bertie
        alexander alex alec alexandre sandy sasha xander lex
        alexandra alex sandra sasha lexi lexie alexa
        alexis alex lexi lexie
        alfred alf alfie fred freddie
        alice ali allie
        amanda mandy amy
        amelia amy millie mel
        andrew andy drew andre andreas
        angela angie ange
        anne ann anna annie hannah nan nancy anne-marie
        anthony tony ant antony antonio
        antoinette toni nettie
        archibald archie
        arthur art artie
        barbara barb babs barbie
        bartholomew bart
        beatrice bea trixie bee
        benjamin ben benny benji
        bernard bernie
        bridget biddy bridie
        caroline carol carrie caro lina carolyn
        catherine cathy cath kate katie kathy kitty cat katherine kathryn katharine kathleen kath kay karen catriona
        charles charlie chuck chas chaz carl karl
        charlotte charlie lottie lotte char
        christian chris
        christina chris tina christine christy kirsty krista
        christopher chris kit topher kris
        clarence clare
        clifford cliff
        cornelius con neil
        cynthia cindy
        daniel dan danny dani
        danielle dani danni
        david dave davy davey
        deborah deb debbie debra debs
        dennis den denny
        dominic dom
        donald don donny
        dorothy dot dottie dolly dora
        douglas doug
        edmund ed ned ted eddie
        edward ed eddie ted teddy ned
        edwin ed eddie
        eleanor ellie nell nellie nora lena ella
        elizabeth liz lizzie beth betty bess eliza elsie libby lisa lily betsy elisabeth elspeth
        emily em emmy millie
        emma em emmy
        ernest ernie
        eugene gene
        eva eve evie
        evelyn eve evie
        ferdinand ferdie
        florence flo florrie flossie
        frances fran fanny frankie francesca
        francis frank frankie fran
        franklin frank
        frederick fred freddie freddy rick fritz
        gabriel gabe
        gabrielle gabby
        geoffrey geoff jeff
        george georgie jorge
        gerald gerry jerry
        geraldine gerry geri
        gertrude gertie trudy
        gilbert gil bert
        giovanni gianni
        gregory greg gregor
        gwendolyn gwen
        harold harry hal
        harriet hattie harry
        helen nell nellie ellen elena helena
        henrietta hattie etta hettie
        henry harry hank hal henri
        herbert bert herb bertie
        hubert hugh bert
        hugh huey hughie
        ignatius iggy
        isaac ike
        isabella bella izzy isabel belle isobel
        jacob jake jack
        jacqueline jackie jacqui
        james jim jimmy jamie jem
        jane janie jenny janet jean
        jeffrey jeff
        jennifer jen jenny jenn
        jeremiah jerry jem
        jeremy jerry jez
        jessica jess jessie
        joan joanie
        joanna jo joanne
        john jack johnny jon jock johnnie ian sean hans juan ivan
        jonathan jon jonny nathan
        joseph joe joey jos jo josef jose
        josephine jo josie
        joshua josh
        judith judy jude
        julia julie jules
        julian jules
        katherine kate katie kathy kitty kay
        kenneth ken kenny
        kimberly kim kimberley
        laura laurie lori
        lawrence larry laurie lars laurence
        leonard len lenny leo
        leslie les
        lillian lily lil lilly
        louis lou louie lewis
        louisa lou louise lulu
        lucy lucille lucie lu
        magdalene maggie lena
        margaret maggie meg peggy madge marge margie greta daisy rita mags margery
        maria mary marie mia
        marilyn mary lyn
        martha marty mattie patty
        martin marty
        mary molly polly may mamie minnie moll
        matilda tilly mattie maud tilda
        matthew matt matty mat
        maurice mo morris
        maximilian max
        melissa mel missy
        michael mike mick micky mikey mickey miguel
        michelle shelly chelle
        mildred millie
        mohammed mo muhammad mohamed mohammad ahmed
        nathan nate nat
        nathaniel nat nate nathan
        natalie nat
        nicholas nick nicky nico klaus nicolas
        nicole nikki nicky
        oliver ollie olly
        olivia liv livvy olive
        oswald ozzie
        pamela pam
        patricia pat patty trish tricia patsy
        patrick pat paddy rick
        penelope penny
        peter pete pierre pedro
        philip phil pip phillip
        priscilla cilla
        prudence prue
        rachel rach
        raymond ray
        rebecca becky becca bec
        reginald reg reggie rex
        richard rick dick richie ricky rich
        robert bob rob bobby robbie bert robin
        roberta bobbie
        roger rodge
        roland rollie rowland
        ronald ron ronnie
        rosemary rose rosie
        rudolph rudy
        rupert bert
        russell russ
        samantha sam sammy
        samuel sam sammy
        sandra sandy
        sarah sally sadie sara
        sebastian seb bastian
        sidney sid sydney
        silvester sly
        simon si
        solomon sol
        sophia sophie
        stanley stan
        stephanie steph stevie
        stephen steve steven stevie
        susan sue susie suzy susanna suzanne
        sylvia sylvie
        theodore ted teddy theo
        theresa terri tess teresa tessa
        thomas tom tommy
        timothy tim timmy
        tobias toby
        valerie val
        veronica ronnie vera
        victor vic
        victoria vicky tori vicki
        vincent vince vinnie
        violet vi
        virginia ginny
        vivian viv
        wallace wally
        walter walt wally
        wilfred wilf fred
        wilhelmina mina billie minnie
        william will bill billy willy liam willie
        winifred winnie fred
        winston win
        zachary zach zack zak
        """;

    private static readonly Dictionary<string, int[]> Names = Read();
    private static readonly Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> BySpan = Names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether two folded given names can be forms of one name.</summary>
    public static bool Match(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        BySpan.TryGetValue(a, out var left) && BySpan.TryGetValue(b, out var right) && left.AsSpan().IndexOfAny(right) >= 0;

    /// <summary>One form for all that <see cref="Match"/> by the same line first: for keys, which cannot be several.</summary>
    public static ReadOnlySpan<char> Canonical(ReadOnlySpan<char> name) =>
        BySpan.TryGetValue(name, out var lines) ? Heads[lines[0]] : name;

    /// <summary>Whether the table has the name.</summary>
    public static bool IsKnown(ReadOnlySpan<char> name) => BySpan.ContainsKey(name);

    private static string[] Heads { get; } =
        [.. Table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split(' ')[0])];

    private static Dictionary<string, int[]> Read()
    {
        var lines = Table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.SelectMany((line, number) => line.Split(' ').Select(name => (name, number)))
            .GroupBy(form => form.name, form => form.number)
            .ToDictionary(group => group.Key, group => group.Distinct().ToArray());
    }
}
