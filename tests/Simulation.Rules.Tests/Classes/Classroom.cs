using System.Collections.Immutable;
using Simulation.Rules.Classes;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Tests.Classes;

/// <summary>
/// A class under test. Every accepted command is checked for what must always hold: the decided class is the fold of
/// the events, also of those read back from JSON.
/// </summary>
internal sealed class Classroom
{
    private readonly List<ClassEvent> _happened;
    private int _people;

    private Classroom(ClassOpened opened)
    {
        World = ClassWorld.Open(Valley.Scenario, opened);
        _happened = [opened];
    }

    public ClassWorld World { get; private set; }

    public DateTimeOffset Now { get; set; } = Table.Opening;

    public IEnumerable<ClassTask> Pending => World.Pending;

    public static Classroom Open(
        int tables = 3,
        Grouping groups = Grouping.Ignored,
        bool chooseTable = false,
        Luck luck = Luck.Same,
        ClassKind kind = ClassKind.Room
    ) => new(Opening(tables, groups, chooseTable, luck, kind));

    public static ClassOpened Opening(
        int tables = 3,
        Grouping groups = Grouping.Ignored,
        bool chooseTable = false,
        Luck luck = Luck.Same,
        ClassKind kind = ClassKind.Room
    ) =>
        new(
            "class1",
            "ABCDEFGH",
            ImmutableSortedDictionary<string, string>.Empty.Add("scenario.yaml", "title: Valley"),
            "seed",
            luck,
            kind,
            tables,
            Pacing.Turns,
            null,
            null,
            Unattended.Waits,
            groups,
            chooseTable,
            "hash",
            ["water", "calm"]
        );

    public ImmutableArray<ClassEvent> Do(ClassCommand command, ClassAuthor? by = null)
    {
        var accepted = Assert.IsType<ClassDecision.Accepted>(
            ClassRulebook.Decide(World, by ?? ClassAuthor.Facilitator, command, Now)
        );
        var folded = World;
        foreach (var happened in accepted.Events)
        {
            var (name, json) = StoredClassEvents.Write(happened);
            folded = folded.Evolve(StoredClassEvents.Read(name, json));
        }

        _happened.AddRange(accepted.Events);
        Assert.Equal(accepted.After.Version, _happened.Count);
        Assert.Equal(accepted.After.Pending.AsEnumerable(), folded.Pending);
        Assert.Equal(accepted.After.Members.AsEnumerable(), folded.Members);
        Assert.Equal(accepted.After.Tables.AsEnumerable(), folded.Tables);
        World = accepted.After;
        return accepted.Events;
    }

    public ClassDecision.Refused Refused(RefusalCode code, ClassCommand command, ClassAuthor? by = null)
    {
        var refused = Assert.IsType<ClassDecision.Refused>(
            ClassRulebook.Decide(World, by ?? ClassAuthor.Facilitator, command, Now)
        );
        Assert.Equal(code, refused.Refusal.Code);
        return refused;
    }

    /// <summary>Somebody joins by the code.</summary>
    public Member Join(string? group = null, int? table = null)
    {
        var id = $"m{++_people:000}";
        Do(new JoinMember(id, "Person " + _people, "join-" + id, group, table), ClassAuthor.Server);
        return World.Members[id];
    }

    /// <summary>The tables do all that is pending.</summary>
    public void CarryOut()
    {
        while (World.Pending is [var task, ..])
            Do(new FinishTask(task), ClassAuthor.Server);
    }

    public int People(int table) => World.At(table).Count();

    /// <summary>That no place is given twice, and nobody sits at a table that is over.</summary>
    public void AssertPlaces()
    {
        var places = World.Members.Values.Where(m => m.Place is not null).Select(m => (m.Place!.Table, m.Place.Role));
        Assert.All(places.GroupBy(place => place), place => Assert.Single(place));
        Assert.All(places, place => Assert.True(World.Tables.ContainsKey(place.Table)));
        Assert.All(places, place => Assert.True(World.Scenario.Actor(place.Role) >= 0));
    }
}
