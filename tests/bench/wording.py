"""What invented articles are made of: clauses with slots, and the words that go into them.

A slot stands at least at every fourth word, since two articles that share many runs of four words
are near copies to `corpus.copies`.
"""

CLAUSES = (
    "{fighters} {took} {place} {day}",
    "{fighters} {took} {village}, {n} kilometres from {place}, {day}",
    "{place} {fell} to {fighters} {day}",
    "{fighters} {entered} {place} {day} past {village}",
    "{fighters} {entered} the {house} {building} of {village} {day}",
    "{troops} {left} {place} {day} for {village}",
    "{troops} {retook} {village} {day}, {n} {hours} after losing it",
    "{troops} held {place} {day} against {n} {fighters}",
    "{who} denied {day} that {place} had {gone}",
    "{who} denied {day} that {troops} {left} {village}",
    "{fighting} {raged} round {village} {day}, {n} kilometres outside {place}",
    "{fighting} {day} {killed} {n} {people} in {village}",
    "a {blast} {day} {killed} {n} {people} near {place}",
    "a {ware} {blast} {killed} {person}, {n}, {day}",
    "{n} {people} {fled} {village} {day} towards {place}",
    "{big} {people} {fled} {place} {day}, {house} {counted}",
    "{house} {sent} {big} {sacks} of {ware} to {village} {day}",
    "{house} {closed} its {building} at {village} {day}",
    "the {building} at {village} {took_in} {n} {people} {day}",
    "{person}, {role} of {village}, {met} {person} {day}",
    "{person} {met} {house} envoys {day} over {ware}",
    "{person} {resigned} {day} as {role} of {house}",
    "{house} named {person} {role} {day}",
    "{person}, {n}, {fled} {village} {day} with {n} {people}",
    "{ware} {rose} to {big} {coins} {day} in {village}",
    "{ware} and {ware} {rose} {n} per cent {day}, {house} {counted}",
    "{n} lorries of {ware} {waited} at {village} {day}",
    "{troops} {found} {big} {sacks} of {ware} under {village}",
    "{fighters} {burned} the {building} of {house} {day}",
    "{fighters} {freed} {n} {people} from {village} {building} {day}",
    "{person} {lost} {n} {people} of {village} {day}",
    "{village} {elders} {asked} {house} {day} for {n} more {sacks} of {ware}",
    "{elders} of {village} and {village} {met} {day} about {ware}",
    "{house} and {house} {met} {day} at {place}",
    "{house} {promised} {big} {coins} {day} for {village}",
    "power {failed} {day} in {n} quarters of {place}, {village} among them",
    "{person} {reopened} the {ware} {building} {day}",
    "rain {closed} the {village} road {day} for {n} {hours}",
    "{n} {aircraft} {struck} {village} {day}, {who} {said}",
    "{aircraft} of {house} {landed} at {place} {day} carrying {ware}",
)
"""Of one sentence, without its stop."""

OPENERS = (
    "{weekday_adverb}, ",
    "As {ware} ran short, ",
    "With {village} cut off, ",
    "After {n} {hours} of {fighting}, ",
    "Near {village}, ",
    "While {person} {waited}, ",
    "In {place}, ",
    "For {house}, ",
    "Despite {person}, ",
    "Since {village} {fell}, ",
)

TAILS = (
    ", {person} {said}",
    ", {who} {said}",
    ", {person}, {role} at {house}, {said}",
    ", according to {house}",
    ", {n} {elders} {said}",
    ", as {person} {saw}",
    " while {person} {waited}",
    " and {ware} {rose}",
    " although {house} {promised} {ware}",
    ", {house} reported from {village}",
)

QUOTES = (
    "“{n} of our {people} {fled} by {ware} cart,” {said_by} {person}, {role} of {village}",
    "“We have {n} {sacks} and no {ware},” {said_by} {person} from {village}",
    "“{village} {fell} in {n} {hours},” {said_by} {person}, {n}",
    "“Nobody {asked} {house},” {said_by} {person}, {who_else} in {place}",
    "“Here {ware} {rose} {n} times,” {said_by} {role} {person}",
)

TITLES = (
    "{village} {elders} {asked} for {ware}",
    "{fighters_cap} near {village} as {ware} {rose}",
    "{place}: {n} {people} {fled} {village}",
    "{house_cap} and {person} over {village}",
    "{person} on {ware} in {place}",
    "{ware_cap}, {village} and {n} {hours} of {fighting}",
)

HEADINGS = (
    "{ware_cap} and {village}",
    "{house_cap} in {place}",
    "What {person} {saw}",
)

WORDS: dict[str, tuple[str, ...]] = {
    name: tuple(words.split("|"))
    for name, words in {
        "fighters": "Taliban fighters|the Taliban|insurgents|the militants|armed men|gunmen",
        "fighters_cap": "Taliban fighters|Insurgents|Militants|Gunmen|Raiders|Fighters",
        "troops": "government troops|the army|Afghan forces|commandos|police|border guards",
        "took": "captured|seized|took|overran|took control of",
        "fell": "fell|was lost|surrendered",
        "gone": "fallen|been lost|been captured|been taken|surrendered",
        "entered": "entered|reached|stormed|broke into|attacked|pushed into",
        "left": "left|abandoned|withdrew from|quit|fled|gave up",
        "retook": "retook|recaptured|won back|recovered",
        "who": "a police chief|officials|a spokesman|the ministry|a governor|residents|a doctor"
        "|the mayor|two teachers|aid workers|a councillor|a driver|the army|an elder",
        "who_else": "a baker|a nurse|a trader|a student|a farmer|a mason|a widow|a clerk",
        "fighting": "fighting|clashes|shelling|gunfire|street battles|skirmishes",
        "raged": "raged|spread|went on|flared|eased|resumed",
        "killed": "killed|wounded|trapped|buried|maimed",
        "people": "people|civilians|soldiers|children|families|women|traders|policemen|shepherds",
        "blast": "mine|rocket|bomb|shell|fire|mortar round|car bomb",
        "fled": "fled|left|crossed|escaped|abandoned",
        "counted": "counted|estimated|wrote|found|reckoned",
        "sent": "sent|carried|sold|trucked|flew|lent",
        "sacks": "sacks|tonnes|crates|barrels|bundles|boxes",
        "closed": "closed|shut|barred|emptied|moved",
        "reopened": "reopened|bought|visited|guarded|repaired",
        "building": "hospital|school|prison|market|bridge|mill|depot|barracks|clinic|archive",
        "took_in": "took in|treated|fed|sheltered|turned away|registered",
        "met": "met|thanked|accused|joined|warned|visited|criticised",
        "resigned": "resigned|retired|returned|stood down|was dismissed",
        "role": "governor|police chief|deputy mayor|head teacher|commander|spokesman|surgeon"
        "|engineer|councillor|judge|envoy|quartermaster|prosecutor|treasurer",
        "rose": "rose|fell|doubled|halved|climbed|sank|ran out",
        "coins": "afghanis|dollars|rupees|euros",
        "waited": "waited|queued|slept|idled|stood|stayed",
        "found": "found|seized|buried|lost|burned",
        "burned": "burned|looted|searched|surrounded|shelled|occupied",
        "freed": "freed|took|marched|drove|led",
        "lost": "lost|rescued|sheltered|buried|mourned|named",
        "elders": "elders|farmers|merchants|teachers|nurses|millers|herders",
        "asked": "asked|begged|pressed|petitioned|waited on",
        "promised": "promised|withheld|owed|borrowed|spent|pledged",
        "failed": "failed|returned|flickered|was cut",
        "hours": "hours|days|weeks|nights",
        "aircraft": "helicopters|jets|drones|transport planes",
        "struck": "struck|bombed|circled|missed|photographed",
        "landed": "landed|turned back|waited|refuelled|crashed",
        "said": "said|told reporters|confirmed|added|wrote|recalled|insisted",
        "said_by": "said|recalled|added|complained|whispered|repeated",
        "saw": "saw|remembered|heard|learned|feared|recorded",
        "weekday_adverb": "Meanwhile|Elsewhere|Earlier|By nightfall|At dawn|Later|Overnight",
    }.items()
}

GIVEN = (
    "Abdul Ahmad Aisha Amina Anna Aziz Bashir Carl Daud Elena Farid Fatima Gul Habib Hamid Hassan"
    " Ibrahim Jamal James Karim Laila Lena Mariam Martin Mina Nadia Najib Omar Parwin Paul Qasim"
    " Rahim Sahar Salma Samir Shirin Soraya Tariq Wahid Yusuf Zahra Zalmai"
).split()

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

QUESTIONS = {
    "when": ("When did {place} fall?", "When was {village} captured?", "When did {person} resign?"),
    "who": ("Who denied that {place} had fallen?", "Who is {person}?", "Who closed {village}?"),
    "how many": (
        "How many people were killed in {village}?",
        "How many families fled {place}?",
        "How many sacks of {ware} did {house} send?",
    ),
    "what": (
        "What happened in {place} on {weekday}?",
        "What did {house} promise?",
        "Has {place} been captured?",
    ),
    "where": ("Where did {house} send {ware}?", "Where did the troops of {place} withdraw to?"),
    "unanswerable": (
        "Who won the chess final in {village}?",
        "Which river does the opera house of {place} stand on?",
        "What is the telephone number of {person}?",
    ),
}
