using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Simulation.Rules.Actors;
using Simulation.Rules.Adjustments;
using Simulation.Rules.Agreements;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Channels;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Directives;
using Simulation.Rules.Effects;
using Simulation.Rules.Help;
using Simulation.Rules.Improvised;
using Simulation.Rules.Injects;
using Simulation.Rules.Intel;
using Simulation.Rules.Moves;
using Simulation.Rules.Notes;
using Simulation.Rules.Permits;
using Simulation.Rules.Sessions;
using Simulation.Rules.Surveys;

namespace Simulation.Rules.Tests.Sessions;

/// <summary>
/// What journals hold. The files in Stored/ are the contract: journals of earlier releases look like them, so they are
/// never edited. A new event gets a new file.
/// </summary>
public sealed class StoredEventsTests
{
    private static readonly DateTimeOffset _time = new(2031, 6, 2, 7, 30, 0, TimeSpan.Zero);

    private static readonly SessionEvent[] _examples =
    [
        new SessionOpened(
            "session",
            "CODE",
            ImmutableSortedDictionary<string, string>.Empty.Add("scenario.yaml", "id: valley\n"),
            "seed",
            Pacing.Live,
            60.5m
        ),
        new SessionLocked(true) { At = 1 },
        new SessionStarted([
            [1, 2],
            [],
            [3],
        ])
        {
            At = 2,
        },
        new SessionEnded("dust") { At = 3 },
        new SeatTaken("s1", "Ana", "council", SeatKind.Player, "hash") { At = 4 },
        new TicketReissued("s1", "other") { At = 5 },
        new RoleChosen("s1", "utility") { At = 6 },
        new SeatRemoved("s1", "Ana") { At = 7 },
        new PilotChanged("council", Pilot.Autopilot, true) { At = 8 },
        new ReadyDeclared("council", true) { At = 9 },
        new CaptainChosen("council", "s1") { At = 60 },
        new PersonReady("council", "s1", true) { At = 61 },
        new WaitingBegan(_time) { At = 10 },
        new WaitingEnded(_time) { At = 11 },
        new RoundBegan(1, 14400) { At = 10 },
        new RoundExtended(15000) { At = 11 },
        new DeadlineMoved(1, new(2031, 6, 5, 18, 0, 0, TimeSpan.FromHours(2))) { At = 62 },
        new ClosingBegan(1) { At = 12 },
        new RoundEnded(1) { At = 12 },
        new ExtraTimeGiven("council", 25, 3, 180_000) { At = 12 },
        new ExtraTimeEnded("council") { At = 12 },
        new ClockSet(true, _time, 0.1m, ClockReason.Restart) { At = 13 },
        new ClockMarked { At = 14 },
        new DecidedLate("council") { At = 14 },
        new Announced("Lunch — “soon”") { At = 15 },
        new Said("council", "Ana", ["utility", "facilitator"], "Psst") { At = 16 },
        new ChannelOpened("c00c0ffee", "Back room", "council", ["council", "utility", "growers"]) { At = 62 },
        new RolesAddedToChannel("c00c0ffee", ["gazette"]) { At = 63 },
        new ChannelLeft("c00c0ffee", "utility") { At = 64 },
        new ChannelClosed("c00c0ffee", ["council", "growers"]) { At = 65 },
        new SaidInChannel("c00c0ffee", "council", "Ana", "Psst") { At = 66 },
        new RoleNoteWritten("council", 2, "Ana", "Ask for the report") { At = 67 },
        new RoleNoteDeleted("council", 2) { At = 68 },
        new Injected("storm") { At = 17 },
        new MoveSealed("council", new MoveChoice("shut-dam"), Pilot.People) { At = 18 },
        new MoveTakenBack("council", "shut-dam") { At = 19 },
        new MoveFell("utility", "drain") { At = 20 },
        new MovePlayed(
            "council",
            new MoveChoice(
                "release-order",
                "utility",
                "dam",
                "d1",
                ImmutableSortedDictionary<string, int>.Empty.Add("deadline", 40),
                "Now!"
            ),
            Pilot.Autopilot,
            true
        )
        {
            At = 21,
        },
        new Rolled(
            "Does it rain?",
            44,
            31,
            true,
            [
                new RolledFactor("base", 30m, null),
                new RolledFactor("crack", 22.5m, ["utility"]),
                new RolledFactor("dug", -8m, []),
            ],
            ["council"]
        )
        {
            At = 22,
        },
        new Drifted { At = 23 },
        new IndicatorChanged("water", -5, 55) { At = 24 },
        new ResourceChanged("council", "funds", -3, 2) { At = 25 },
        new RelationChanged("council", "utility", -15, -5) { At = 26 },
        new AttributeChanged("dam", "crack", 5, 60) { At = 27 },
        new AttributeRevealed("dam", "crack", 60, ["council"]) { At = 28 },
        new StatusSet("dam", "shut") { At = 29 },
        new FlagSet("alarm", true) { At = 30 },
        new EffectsScheduled(new Scheduled("s9", "audit", 1800, "council", "utility", null, null)) { At = 31 },
        new ScheduleCame("s9") { At = 32 },
        new DirectiveIssued(new Directive("d1", "release", "council", "utility", "dam", "water-act", 60, 2460, false))
        {
            At = 33,
        },
        new DirectiveSettled("d1", DirectiveStatus.CompliedInPart, "release-half") { At = 34 },
        new AgreementProposed(
            new Agreement(
                "a1",
                "compact",
                "council",
                ["council", "utility"],
                "Please",
                false,
                ["council"],
                [new TermState(TermStatus.Open, null)],
                AgreementStatus.Proposed,
                1800,
                "a0"
            )
        )
        {
            At = 35,
        },
        new AgreementSigned("a1", "utility") { At = 36 },
        new AgreementSettled("a1", AgreementStatus.Breached, "council") { At = 37 },
        new TermSettled("a1", 1, TermStatus.Kept) { At = 38 },
        new MoveLeaked("utility", new MoveChoice("bribe", "growers")) { At = 48 },
        new MinuteCame(45) { At = 49 },
        new IntelDrawn([true, false]) { At = 42 },
        new IntelPlanted("hoard", "gazette", 70) { At = 43 },
        new IntelVerified("hoard", "growers", true) { At = 44 },
        new ConfidenceChanged("seep-report", "council", -20, 40) { At = 45 },
        new IntelShared("seep-report", "utility", "council", 60) { At = 46 },
        new IntelPublished("seep-report") { At = 47 },
        new PermitGranted(new Permit("pump-licence", "growers", "council", 1800)) { At = 39 },
        new PermitRevoked(new Permit("pump-licence", "growers", "council", 1800)) { At = 40 },
        new PermitLapsed(new Permit("pump-licence", "growers", "council", 1800)) { At = 41 },
        new WorldAdjusted("The crack was worse", ["utility"]) { At = 39 },
        new InjectWritten("Rain", "*At last.*", ["council"], "wire") { At = 40 },
        new InjectPlanned(
            "written.1",
            new InjectContent("Rain", "*At last.*", ["council"], "wire", [new FlagAdjustment("alarm", true)]),
            new InjectTiming(InjectTrigger.Time, 1, 30),
            "Flora"
        )
        {
            At = 40,
        },
        new InjectEdited("storm", new InjectContent("Hail", "Ice.", [], KeepsEffects: true), "Flora") { At = 40 },
        new InjectRescheduled("storm", new InjectTiming(InjectTrigger.RoundEnd, 2), "Flora") { At = 40 },
        new InjectSkipped("storm", true, "Flora") { At = 40 },
        new MoveImprovised(
            new ImprovisedMove(
                "growers.secret.1",
                "growers",
                Pilot.People,
                1,
                41,
                "Dig a well",
                "Water",
                ["We have shovels"],
                true,
                [new Argument("council", Side.Against, "No permit")],
                ImprovisedStatus.Succeeded,
                60,
                12,
                "Well dug"
            )
        )
        {
            At = 41,
        },
        new ImprovisedArgued("growers.1", new Argument("council", Side.For, "They have shovels")) { At = 42 },
        new ImprovisedRuled("growers.1", 60, 12, true, "Well dug") { At = 43 },
        new ImprovisedClosed("growers.1", ImprovisedStatus.Refused, "Out of the scenario") { At = 44 },
        new TemperamentSet("council", Temperament.HardLine) { At = 45 },
        new StrategySet("council", Strategy.Historical) { At = 46 },
        new AssistantSeated("council", new AssistantModel("model-1", "models.example", new string('a', 64)))
        {
            At = 46,
        },
        new NoteTaken("Ana leads") { At = 46 },
        new SeatMuted("s1", true) { At = 47 },
        new MovesFoundUsed("council", 2) { At = 47 },
        new MovesGivenBack("council") { At = 47 },
        new RoleViewed("facilitator", "council") { At = 47 },
        new AgreementMarked("a1", true, "council") { At = 47 },
        new HelpAsked("council", "May we call a vote?") { At = 47 },
        new HelpWithdrawn("council") { At = 47 },
        new HelpAnswered("council", "You may") { At = 47 },
        new RoleNudged("council", "The dam waits") { At = 47 },
        new QuestionAnswered("council", 0, "Wait") { At = 48 },
        new SurveyAnswered("s1", SurveyWave.BeforePlay, [new SurveyAnswer("trust", 4)]) { At = 48 },
        new DebriefUnsealed() { At = 49 },
        new ContinuedFrom(
            "session",
            12,
            Pacing.Async,
            60,
            Unattended.PlaysOn,
            "commitment",
            "nonce",
            "seed",
            new TeamSettings(TeamDecides.Captain, TeamReady.Majority),
            new RoundDeadlines("Europe/Berlin", [new(2031, 6, 5, 18, 0, 0, TimeSpan.FromHours(2))])
        )
        {
            At = 1800,
        },
        new GameWentOn(1) { At = 1800 },
        new RunOpened("facilitator", "session2", 12) { At = 50 },
    ];

    /// <summary>The same events with every value absent that may be.</summary>
    private static readonly SessionEvent[] _sparse =
    [
        new SessionOpened(
            "session",
            "CODE",
            ImmutableSortedDictionary<string, string>.Empty,
            "seed",
            Pacing.Turns,
            60,
            null,
            Unattended.PlaysOn
        ),
        new SeatTaken("s1", "Ana", null, SeatKind.Spectator, "hash"),
        new RoleChosen("s1", null),
        new Said("council", "Ana", [], "Hello"),
        new MovePlayed("council", new MoveChoice("speech"), Pilot.People, true),
        new Rolled("Does it rain?", 44, 31, true, [], []),
        new EffectsScheduled(new Scheduled("s9", "audit", 1800, null, null, null, null)),
        new DirectiveIssued(new Directive("d1", "release", "council", "utility", null, null, 60, null, true)),
        new DirectiveSettled("d1", DirectiveStatus.Lapsed, null),
        new AgreementProposed(
            new Agreement(
                "a1",
                null,
                "council",
                ["council", "utility"],
                "Words",
                false,
                ["council"],
                [],
                AgreementStatus.Proposed,
                1800,
                null
            )
        ),
        new AgreementSettled("a1", AgreementStatus.Expired, null),
        new CaptainChosen("council", null),
        new AssistantSeated("council", null),
        new PermitGranted(new Permit("night-pass", "growers", null, null)),
        new Injected("storm", true, true),
        new WorldAdjusted("For everybody", null),
        new InjectWritten("Rain", "", [], null),
        new InjectWritten("Rain", "", [], null, "written.1"),
        new InjectRescheduled("storm", new InjectTiming(InjectTrigger.Hand), null),
        new ClockSet(true, _time, 1, ClockReason.Closing, 1500),
        new ExtraTimeGiven("council", 0, 0),
        new MoveImprovised(
            new ImprovisedMove(
                "growers.1",
                "growers",
                Pilot.People,
                1,
                41,
                "Dig a well",
                "Water",
                [],
                false,
                [],
                ImprovisedStatus.Open
            )
        ),
        new ImprovisedClosed("growers.1", ImprovisedStatus.Lapsed, null),
    ];

    public static TheoryData<string> Names => [.. _examples.Select(e => StoredEvents.Write(e).Name)];

    [Fact]
    public void Every_stored_name_has_an_example_and_a_file()
    {
        Assert.Equal(
            StoredEvents.Names.Order(StringComparer.Ordinal),
            _examples.Select(e => StoredEvents.Write(e).Name).Order(StringComparer.Ordinal)
        );
        var files = Directory.GetFiles(Stored, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!);
        Assert.Equal(StoredEvents.Names.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_kind_of_event_has_a_stored_name()
    {
        var kinds = typeof(SessionEvent)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(SessionEvent)) && !t.IsAbstract);
        Assert.Equal(
            kinds.Select(k => k.Name).Order(StringComparer.Ordinal),
            _examples.Select(e => e.GetType().Name).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_is_written_as_it_always_was_and_read_back_the_same(string name)
    {
        var example = _examples.Single(e => StoredEvents.Write(e).Name == name);
        var written = Encoding.UTF8.GetString(StoredEvents.Write(example).Json);
        var stored = File.ReadAllText(Path.Combine(Stored, name + ".json")).TrimEnd('\n');
        Assert.Equal(stored, written);
        var read = StoredEvents.Read(name, Encoding.UTF8.GetBytes(stored));
        Assert.Equal(example.GetType(), read.GetType());
        Assert.Equal(stored, Encoding.UTF8.GetString(StoredEvents.Write(read).Json));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_spelled_otherwise_is_not_silently_lost(string name)
    {
        var stored = File.ReadAllText(Path.Combine(Stored, name + ".json"));
        using var document = JsonDocument.Parse(stored);
        var constructor = _examples
            .Single(e => StoredEvents.Write(e).Name == name)
            .GetType()
            .GetConstructors(BindingFlags.Public | BindingFlags.Instance)[0];
        var nullability = new NullabilityInfoContext();
        foreach (var parameter in constructor.GetParameters())
        {
            if (nullability.Create(parameter).WriteState == NullabilityState.Nullable)
                continue;
            var key = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
            var misspelled = stored.Replace($"\"{key}\":", $"\"{key}x\":", StringComparison.Ordinal);
            Assert.NotEqual(stored, misspelled);
            Assert.Throws<InvalidDataException>(() => StoredEvents.Read(name, Encoding.UTF8.GetBytes(misspelled)));
        }
    }

    [Fact]
    public void What_may_be_absent_is_read_back_absent()
    {
        foreach (var happened in _sparse)
        {
            var (name, json) = StoredEvents.Write(happened);
            var (_, again) = StoredEvents.Write(StoredEvents.Read(name, json));
            Assert.Equal(Encoding.UTF8.GetString(json), Encoding.UTF8.GetString(again));
        }
    }

    [Fact]
    public void An_opening_of_a_release_without_casts_is_read_as_one_without_cast()
    {
        var (name, json) = StoredEvents.Write(_examples[0]);
        Assert.DoesNotContain("cast", Encoding.UTF8.GetString(json), StringComparison.Ordinal);
        Assert.Null(((SessionOpened)StoredEvents.Read(name, json)).Cast);

        var cast = StoredEvents.Write(((SessionOpened)_examples[0]) with { Cast = "press" });
        Assert.Equal("press", ((SessionOpened)StoredEvents.Read(name, cast.Json)).Cast);
    }

    [Fact]
    public void What_was_added_since_0_1_is_read_as_it_was_written()
    {
        var (name, json) = StoredEvents.Write(new ClockMarked(5_000) { At = 14 });
        Assert.Equal("{\"elapsed\":5000,\"at\":14}", Encoding.UTF8.GetString(json));
        Assert.Equal(new ClockMarked(5_000) { At = 14 }, StoredEvents.Read(name, json));

        var taken = new SeatTaken("s1", "Ana", null, SeatKind.Player, "hash", "digest");
        (name, json) = StoredEvents.Write(taken);
        Assert.Equal(taken, StoredEvents.Read(name, json));

        var opened = (SessionOpened)_examples[0] with { Commitment = "c0", Nonce = "ff" };
        (name, json) = StoredEvents.Write(opened);
        var read = (SessionOpened)StoredEvents.Read(name, json);
        Assert.Equal(("c0", "ff"), (read.Commitment, read.Nonce));
        Assert.Null(read.Teams);

        opened = (SessionOpened)_examples[0] with { Teams = new TeamSettings(TeamDecides.Captain, TeamReady.Majority) };
        (name, json) = StoredEvents.Write(opened);
        Assert.EndsWith(
            "\"teams\":{\"decides\":\"captain\",\"ready\":\"majority\"},\"at\":0}",
            Encoding.UTF8.GetString(json),
            StringComparison.Ordinal
        );
        Assert.Equal(opened.Teams, ((SessionOpened)StoredEvents.Read(name, json)).Teams);

        var deadline = new DateTimeOffset(2031, 6, 5, 18, 0, 0, TimeSpan.FromHours(2));
        opened = (SessionOpened)_examples[0] with { Deadlines = new RoundDeadlines("Europe/Berlin", [deadline]) };
        (name, json) = StoredEvents.Write(opened);
        Assert.EndsWith(
            "\"deadlines\":{\"timeZone\":\"Europe/Berlin\",\"ends\":[\"2031-06-05T18:00:00+02:00\"]},\"at\":0}",
            Encoding.UTF8.GetString(json),
            StringComparison.Ordinal
        );
        Assert.Equal(opened.Deadlines, ((SessionOpened)StoredEvents.Read(name, json)).Deadlines);
    }

    [Fact]
    public void The_ids_of_events_that_are_read_are_held_once()
    {
        var (first, second) = (ReadSaid("Psst"), ReadSaid("Psst"));
        Assert.Same(first.From, second.From);
        Assert.Same(first.To[0], second.To[0]);

        var words = "Zoë says: “\\u0041” " + new string('x', 100);
        Assert.Equal(words, ReadSaid(words).Text);
        Assert.Equal("Zoë", ReadSaid("Zoë").Text);
    }

    [Theory]
    [InlineData("no-such-event", "{}")]
    [InlineData("session-locked", "null")]
    [InlineData("session-locked", "{")]
    [InlineData("session-locked", "{\"locked\":\"yes\"}")]
    [InlineData("pilot-changed", "{\"role\":\"council\",\"pilot\":1,\"absent\":false}")]
    [InlineData("pilot-changed", "{\"role\":\"council\",\"pilot\":\"ghost\",\"absent\":false}")]
    public void What_is_no_such_event_cannot_be_read(string name, string json) =>
        Assert.Throws<InvalidDataException>(() => StoredEvents.Read(name, Encoding.UTF8.GetBytes(json)));

    private static Said ReadSaid(string text)
    {
        var (name, json) = StoredEvents.Write(new Said("council", "Ana", ["utility"], text));
        return (Said)StoredEvents.Read(name, json);
    }

    private static string Stored => Path.Combine(AppContext.BaseDirectory, "Stored");
}
