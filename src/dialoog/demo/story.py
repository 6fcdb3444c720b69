"""What happened at the example school, as data: people, goals, three meetings. Each text in Dutch and in English."""

from dataclasses import dataclass

from dialoog.domain.agreement import Status
from dialoog.domain.goal import Level

Text = tuple[str, str]
"""Dutch, English."""

EVERYBODY = "*"
"""As the owner of a promise: the whole team."""

UPPER, FIRST = "upper", "first"

TEAMS: dict[str, Text] = {
    UPPER: ("Havo-bovenbouw", "Upper years"),
    FIRST: ("Brugklasteam", "First-year team"),
}


@dataclass(frozen=True, slots=True)
class Colleague:
    """Someone who works at the school; colleagues use the call name."""

    name: str
    call_name: str
    function: Text
    teams: tuple[str, ...]


PEOPLE = (
    Colleague("Fatima Ouali", "Fatima", ("docent Nederlands", "teacher of Dutch"), (UPPER,)),
    Colleague("Jan-Willem Terpstra", "Jan-Willem", ("docent wiskunde", "maths teacher"), (UPPER,)),
    Colleague("Els Verhoeven-Kok", "Els", ("docent biologie", "biology teacher"), (UPPER,)),
    Colleague("Mehmet Aydemir", "Mehmet", ("docent economie", "economics teacher"), (UPPER,)),
    Colleague("Priya Soekhai", "Priya", ("docent Engels", "English teacher"), (UPPER, FIRST)),
    Colleague("Tijmen Brouwersma", "Tijmen", ("teamleider", "team leader"), (UPPER,)),
    Colleague("Noor Haddaoui", "Noor", ("mentor 1B", "tutor of 1B"), (FIRST,)),
    Colleague("Rachelle Martinus", "Rachelle", ("docent gym", "PE teacher"), (FIRST,)),
    Colleague("Bram Oosterling", "Bram", ("docent aardrijkskunde", "geography teacher"), (FIRST,)),
    Colleague("Wil van den Eijnde", "Wil", ("leerlingcoördinator", "pupil coordinator"), (FIRST,)),
)


@dataclass(frozen=True, slots=True)
class Aim:
    """A development goal; `serves` names the goals it contributes to."""

    key: str
    level: Level
    text: Text
    measure: Text
    team: str | None = None
    person: str | None = None
    serves: tuple[str, ...] = ()


GOALS = (
    Aim(
        "next-step",
        Level.SCHOOL,
        ("Elke leerling weet na de les wat de volgende stap is", "After each lesson every pupil knows the next step"),
        ("De leerlingenquête gaat van 6,4 naar 7", "The pupil survey goes from 6.4 to 7"),
    ),
    Aim(
        "own-hands",
        Level.SCHOOL,
        ("Leerlingen nemen hun leren meer in eigen hand", "Pupils take their learning more into their own hands"),
        ("Minder uitval na de herfst dan vorig jaar", "Fewer drop-outs after autumn than last year"),
    ),
    Aim(
        "feedback",
        Level.TEAM,
        ("We geven feedback waar leerlingen iets mee doen", "We give feedback that pupils do something with"),
        (
            "Twee van de drie leerlingen verbeteren hun werk na feedback",
            "Two out of three pupils improve their work after feedback",
        ),
        team=UPPER,
        serves=("next-step",),
    ),
    Aim(
        "week",
        Level.TEAM,
        ("Brugklassers plannen hun eigen week", "First-year pupils plan their own week"),
        (
            "Voor de meivakantie plant elke klas zelf op maandag",
            "By the spring break each class plans its own Monday",
        ),
        team=FIRST,
        serves=("own-hands", "next-step"),
    ),
    Aim(
        "viewing-guide",
        Level.PERSON,
        (
            "Ik laat leerlingen elkaars werk bekijken met een kijkwijzer",
            "I let pupils look at each other's work with a viewing guide",
        ),
        ("Leerlingen geven elkaar drie bruikbare tips", "Pupils give each other three useful tips"),
        team=UPPER,
        person="Fatima",
        serves=("feedback",),
    ),
    Aim(
        "monday",
        Level.PERSON,
        ("Ik begin de week met een rustig planuur", "I begin the week with a calm planning hour"),
        ("Na tien minuten werkt iedereen", "After ten minutes everyone is at work"),
        team=FIRST,
        person="Noor",
        serves=("week",),
    ),
)


@dataclass(frozen=True, slots=True)
class Promise:
    """An agreement made in a meeting; `days` is its due date, counted from today."""

    key: str
    who: tuple[str, ...]
    what: Text
    sign: Text
    goal: str
    days: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a later meeting found: how a promise ended, or `days` from today until which it goes on."""

    key: str
    status: Status
    reason: Text = ("", "")
    days: int = 0


@dataclass(frozen=True, slots=True)
class Gathering:
    """One meeting, on a Tuesday afternoon `weeks` ago."""

    team: str
    weeks: int
    title: Text
    aim: Text
    forms: tuple[str, ...]
    goal: str
    insights: tuple[Text, ...]
    promises: tuple[Promise, ...]
    outcomes: tuple[Outcome, ...] = ()
    stops_early: bool = False
    """Whether it ended right after the agreements, without what was planned behind them."""


MEETINGS = (
    Gathering(
        UPPER,
        8,
        ("Wat onze feedback oplevert", "What our feedback brings about"),
        ("Kiezen wat we in onze feedback gaan veranderen", "Choose what to change in our feedback"),
        ("opening", "check-in", "starrt", "harvest", "check-out"),
        "feedback",
        (
            (
                "Leerlingen lezen het cijfer en daarna niets meer. Zonder cijfer lezen ze wel.",
                "Pupils read the mark and nothing after it. Without a mark they do read.",
            ),
        ),
        (
            Promise(
                "marks",
                ("Fatima", "Jan-Willem"),
                (
                    "De toets van periode 1 zonder cijfer teruggeven, met twee tips",
                    "Give back the test of period 1 without a mark, with two tips",
                ),
                ("Leerlingen vragen naar de tips, niet naar het cijfer", "Pupils ask about the tips, not the mark"),
                "feedback",
                -30,
            ),
            Promise(
                "board",
                ("Els",),
                (
                    "In elke les van 4H het doel op het bord zetten en er aan het eind op terugkomen",
                    "Put the aim on the board in each lesson of 4H and come back to it at the end",
                ),
                ("Leerlingen kunnen het doel na de les noemen", "Pupils can name the aim after the lesson"),
                "feedback",
                -24,
            ),
            Promise(
                "visit",
                ("Mehmet",),
                (
                    "Een les van Priya bezoeken en letten op wat leerlingen met haar feedback doen",
                    "Visit a lesson of Priya's and watch what pupils do with her feedback",
                ),
                ("We bespreken drie voorbeelden in het team", "We discuss three examples in the team"),
                "feedback",
                -20,
            ),
        ),
    ),
    Gathering(
        FIRST,
        5,
        ("Een week die van de leerling is", "A week that is the pupil's own"),
        ("Afspreken hoe we in 1B beginnen met plannen", "Agree how to begin with planning in 1B"),
        ("opening", "check-in", "starrt", "harvest", "check-out"),
        "week",
        (
            (
                "Plannen lukt beter op maandag om half negen dan vrijdag het laatste uur.",
                "Planning works better on Monday at half past eight than on Friday in the last hour.",
            ),
            (
                "Ouders willen meedoen, maar weten niet waar ze naar moeten vragen.",
                "Parents want to join in, but do not know what to ask about.",
            ),
        ),
        (
            Promise(
                "planner",
                ("Noor", "Bram"),
                ("De weekplanner uitproberen in 1B", "Try out the week planner in 1B"),
                ("Op woensdag weet iedereen wat er nog moet", "On Wednesday everyone knows what is left to do"),
                "week",
                17,
            ),
            Promise(
                "parents",
                ("Rachelle",),
                (
                    "Drie vragen voor ouders op één kaart zetten, voor de ouderavond",
                    "Put three questions for parents on one card, for the parents' evening",
                ),
                ("Ouders nemen de kaart mee naar huis", "Parents take the card home"),
                "own-hands",
                -8,
            ),
            Promise(
                "start",
                (EVERYBODY,),
                (
                    "De maandag beginnen met tien minuten plannen",
                    "Begin each Monday with ten minutes of planning",
                ),
                ("De planner ligt open op tafel als de les begint", "The planner lies open when the lesson begins"),
                "week",
                24,
            ),
        ),
        stops_early=True,
    ),
    Gathering(
        UPPER,
        2,
        ("Terugkijken en verder met feedback", "Looking back, and on with feedback"),
        ("Leren van wat we probeerden, en één stap verder gaan", "Learn from what we tried, and go one step on"),
        ("opening", "check-in", "review", "starrt", "harvest", "check-out"),
        "feedback",
        (
            (
                "Feedback werkt als er dezelfde les nog tijd is om er iets mee te doen.",
                "Feedback works when there is time in the same lesson to do something with it.",
            ),
        ),
        (
            Promise(
                "ten-minutes",
                ("Fatima", "Els"),
                (
                    "Na elke toets tien minuten geven om één antwoord te verbeteren",
                    "Give ten minutes after each test to improve one answer",
                ),
                ("Iedereen levert één verbeterd antwoord in", "Everyone hands in one improved answer"),
                "feedback",
                12,
            ),
            Promise(
                "survey",
                ("Tijmen",),
                (
                    "De leerlingenquête opvragen en de vraag over feedback meenemen naar het team",
                    "Ask for the pupil survey and bring the question on feedback to the team",
                ),
                ("We hebben de cijfers op tafel", "We have the figures on the table"),
                "next-step",
                -3,
            ),
        ),
        (
            Outcome(
                "marks",
                Status.DONE,
                ("De helft van de klas vroeg naar de tips.", "Half of the class asked about the tips."),
            ),
            Outcome(
                "board",
                Status.PARTLY,
                ("Het begin lukt, terugkomen aan het eind nog niet.", "The start works, coming back to it not yet."),
            ),
            Outcome(
                "visit",
                Status.MOVED,
                ("Priya en Mehmet gaven tegelijk les.", "Priya and Mehmet were teaching at the same time."),
                days=10,
            ),
        ),
    ),
)
