namespace CustomerJourney.Ccj.SampleWorld;

/// <summary>Words the made-up people are made of.</summary>
internal static class Names
{
    /// <summary>Given names, each with the short forms people use for it.</summary>
    public static readonly (string Name, string[] Short)[] Given =
    [
        .. """
        Abigail:Abby,Gail Adam Adele Aidan Alan:Al Albert:Al,Bert Alexander:Alex,Sandy Alice Alison:Ali Amelia:Millie Amir Amy Andrea Andrew:Andy,Drew Angela:Angie Anita Ann Anthony:Tony
        Arthur:Art Ava Barbara:Barb Beatrice:Bea Benjamin:Ben Bernard:Bernie Bethany:Beth Brian Bridget:Bridie Caroline:Caz Catherine:Cath,Kate Cecilia:Celia Charles:Charlie Charlotte:Lottie
        Chloe Christine:Chris,Tina Christopher:Chris Claire Clive Colin Connor Craig Daniel:Dan,Danny David:Dave Deborah:Debbie Denise Dennis Derek Diane:Di Dominic:Dom Donald:Don Dorothy:Dot
        Duncan Dylan Edward:Ed,Ted Eileen Elaine Eleanor:Ellie,Nell Elizabeth:Liz,Beth Ella Emily:Em Emma Eric Ethan Eva Evelyn:Evie Fatima Fiona:Fi Florence:Flo Frances:Fran Francis:Frank
        Frederick:Fred Gareth Gary Gemma Geoffrey:Geoff George Gerald:Gerry Gillian:Gill Gordon Grace Graham Grant Gregory:Greg Hannah Harold:Harry Harriet:Hattie Hassan Hazel Heather Helen
        Henry:Harry Howard Hugh Ian Imogen Irene Isaac:Zac Isabella:Bella Jack Jacob:Jake Jacqueline:Jackie James:Jim,Jamie Jane Janet:Jan Jasmine:Jas Jason Jean Jeffrey:Jeff Jennifer:Jen,Jenny
        Jeremy:Jez Jessica:Jess Joan Joanne:Jo John:Jack,Johnny Jonathan:Jon Joseph:Joe Joshua:Josh Joyce Judith:Judy Julia Julian:Jules Karen Karl Katherine:Kathy,Kate Keith Kenneth:Ken Kevin:Kev
        Kieran Kimberly:Kim Kirsty Kyle Laura Lauren Lawrence:Larry Leah Leonard:Len Leslie:Les Lewis:Lew Liam Linda Lisa Lorraine:Lori Louise:Lou Lucas Lucy Luke Lydia Malcolm:Mal Margaret:Maggie,Peg
        Maria Marcus:Marc Martin:Marty Mary:Molly Matilda:Tilly Matthew:Matt Maureen:Mo Maxwell:Max Megan:Meg Melanie:Mel Michael:Mike,Mick Michelle:Shell Mohammed:Mo Monica Nadia Naomi
        Natalie:Nat Nathan:Nate Neil Nicholas:Nick Nicola:Nicky Nigel Nina Noah Norman:Norm Olivia:Liv,Livvy Oliver:Ollie Oscar Owen Pamela:Pam Patricia:Pat,Trish Patrick:Pat,Paddy Paul
        Pauline Peter:Pete Philip:Phil Phoebe Priya Rachel:Rach Raymond:Ray Rebecca:Becky Reginald:Reg Richard:Rich,Dick Robert:Rob,Bob Robin Rodney:Rod Roger Ronald:Ron Rosemary:Rose Roy Ruby
        Russell:Russ Ruth Ryan Sally Samantha:Sam Samuel:Sam Sandra:Sandy Sarah:Sal Scott Sean Sharon:Shaz Sheila Shirley Simon:Si Sophie:Soph Stanley:Stan Stella Stephanie:Steph Stephen:Steve
        Stuart:Stu Susan:Sue Suzanne:Suzie Sylvia Tanya Teresa:Terry Terence:Terry Theodore:Theo Thomas:Tom Timothy:Tim Tracey Trevor:Trev Valerie:Val Vanessa:Nessa Vera Veronica:Ronnie Victor:Vic
        Victoria:Vicky Vincent:Vince Violet Vivian:Viv Walter:Walt Wayne Wendy William:Will,Bill Yasmin Yvonne Zachary:Zac Zara Zoe
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Parse),
    ];

    /// <summary>Family names.</summary>
    public static readonly string[] Family = """
        Abbott Ackroyd Adams Ahmed Ali Allen Anderson Andrews Archer Armstrong Arnold Ashton Atkins Atkinson Austin Bailey Baker Baldwin Ball Banks Barker Barlow Barnes Barrett Barry Bartlett Barton
        Bates Baxter Begum Bell Bennett Benson Bentley Berry Birch Bird Bishop Black Blackburn Blake Bolton Bond Booth Bowen Boyd Bradley Brady Brennan Briggs Brookes Brown Bruce Bryant Buckley
        Bull Burgess Burke Burns Burrows Burton Butcher Butler Byrne Cameron Campbell Carey Carlson Carpenter Carr Carroll Carter Chadwick Chambers Chan Chandler Chapman Charlton Clark Clarke Clayton
        Clements Cole Coleman Coles Collier Collins Connolly Connor Conway Cook Cooke Cooper Corbett Costa Cox Craig Crawford Cross Cunningham Curtis Dale Daly Daniels Davey Davidson Davies Davis
        Davison Dawson Day Dean Dennis Devlin Dickinson Dixon Dobson Dodd Doherty Donnelly Douglas Doyle Draper Duffy Duncan Dunn Dyer East Eaton Edwards Elliott Ellis Evans Farmer Farrell
        Faulkner Ferguson Field Finch Fisher Fitzgerald Fleming Fletcher Flynn Forbes Ford Foster Fowler Fox Francis Franklin Fraser Freeman French Frost Fry Fuller Gallagher Gardner Garner George
        Gibbons Gibbs Gibson Gilbert Giles Gill Glover Goddard Godfrey Goodwin Gordon Gould Graham Grant Gray Green Greenwood Gregory Griffin Griffiths Hale Hall Hamilton Hammond Hancock Hanson
        Harding Hardy Harper Harris Harrison Hart Hartley Harvey Hawkins Hayes Haynes Henderson Henry Herbert Hewitt Hicks Higgins Hill Hilton Hobbs Hodgson Holden Holland Holloway Holmes Holt
        Hooper Hope Hopkins Horton Houghton Howard Howarth Howe Howell Howells Hudson Hughes Humphreys Hunt Hunter Hussain Hutchinson Iqbal Jackson James Jarvis Jenkins Jennings John Johnson
        Johnston Jones Jordan Joyce Kaur Kay Kelly Kemp Kennedy Kent Kerr Khan King Kirby Kirk Knight Knowles Lamb Lambert Lane Law Lawrence Lawson Leach Lee Lees Leonard Lewis Lindsay Little
        Lloyd Long Lord Lowe Lucas Lynch Lyons Macdonald Mahmood Manning Marsden Marsh Marshall Martin Mason Matthews May Mccarthy Mcdonald Mckenzie Mclean Mellor Metcalfe Middleton Miles Miller
        Mills Mistry Mitchell Moore Moran Morgan Morley Morris Morrison Morton Moss Murphy Murray Myers Nash Nelson Newman Newton Nicholls Nixon Noble Nolan Norman Norris North Norton O'Brien
        O'Connor O'Donnell O'Neill O'Sullivan Oliver Osborne Owen Owens Page Palmer Parker Parkes Parkin Parry Parsons Patel Patterson Payne Pearce Pearson Peters Phillips Pickering Pollard Poole
        Pope Porter Potter Potts Powell Power Preston Price Pritchard Pugh Quinn Rahman Randall Read Reed Rees Reeves Reid Reynolds Rhodes Rice Richards Richardson Riley Roberts Robertson Robinson
        Robson Rogers Rose Ross Rowe Rowley Russell Ryan Sanders Sanderson Saunders Savage Schofield Scott Shah Sharp Shaw Shepherd Sheppard Short Simmons Simpson Sims Sinclair Singh Singleton
        Slater Smart Smith Spencer Stanley Steele Stephens Stephenson Stevens Stevenson Stewart Stokes Stone Storey Sullivan Summers Sutton Swift Sykes Talbot Tate Taylor Thomas Thompson Thomson
        Thornton Thorpe Todd Tomlinson Townsend Tucker Turnbull Turner Tyler Vaughan Vincent Wade Walker Wall Wallace Wallis Walsh Walters Walton Ward Warner Warren Waters Watkins Watson Watts
        Webb Webster Welch Wells West Weston Wheeler White Whitehead Whitehouse Whittaker Wilkins Wilkinson Williams Williamson Willis Wilson Winter Wong Wood Woods Woodward Wright Wyatt Yates Young
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Street names without the kind of street.</summary>
    public static readonly string[] Streets = """
        Abbey Acorn Albany Albert Alder Alma Almond Apple Ash Aspen Avon Badger Bank Barley Beacon Beech Bell Birch Bishop Bluebell Bramble Bridge Broad Brook Buttercup Canal Castle Cedar Chapel
        Cherry Chestnut Church Clarence Clay Clifton Clover Coach College Copper Cotton Court Cromwell Dale Derwent Dove Drake Elm Fairfield Falcon Fern Field Forge Fountain Fox Garden George
        Glebe Granby Grange Green Grove Hall Hawthorn Hazel Heath Heron High Hill Holly Ivy Jubilee Juniper Kestrel King Kings Lake Larch Lark Laurel Lavender Lime Linden Lodge Lower Magnolia Main
        Manor Maple Market Marsh Mayfield Meadow Mill Moor Moss Nelson New Newton North Nursery Oak Old Orchard Osprey Oxford Paddock Park Pear Pine Plover Poplar Primrose Priory Quarry Queen
        Rectory Richmond Ridge River Robin Rose Rowan Russet Salisbury School Silver South Spring Spruce Stable Station Stone Sunny Swan Sycamore Tanner Temple Thistle Thorn Tower Valley Vicarage
        Victoria Walnut Water Waterloo Well Wellington West Wheat Willow Windmill Windsor Wood Wren Yew York
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Kinds of street with the way some clerks shorten them.</summary>
    public static readonly (string Long, string Short)[] StreetKinds =
        [("Street", "St"), ("Road", "Rd"), ("Lane", "Ln"), ("Avenue", "Ave"), ("Close", "Cl"), ("Drive", "Dr"), ("Way", "Wy"), ("Crescent", "Cres")];

    /// <summary>Made-up towns by region, with the letters their postal codes begin with.</summary>
    public static readonly (string Region, string Town, string Area)[] Towns =
    [
        ("north", "Harrowby", "HY"), ("north", "Kelmouth", "KM"), ("north", "Stanwick", "SW"), ("east", "Fenbridge", "FB"), ("east", "Marlow Quay", "MQ"), ("east", "Orston", "OR"),
        ("south", "Chalkford", "CF"), ("south", "Wexcombe", "WX"), ("south", "Brightsea", "BS"), ("west", "Lydbrook", "LB"), ("west", "Tamarton", "TM"), ("west", "Quenbury", "QB"),
        ("capital", "Lundgate", "LG"), ("capital", "Temsby", "TB"), ("capital", "Old Mint", "OM"),
    ];

    private static (string, string[]) Parse(string entry)
    {
        var parts = entry.Split(':');
        return (parts[0], parts.Length > 1 ? parts[1].Split(',') : []);
    }
}
