using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Classes;

/// <summary>
/// Something that happened in a class. The names below are what journals hold; they never change, and a changed meaning
/// gets a new name.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ClassOpened), "class-opened")]
[JsonDerivedType(typeof(MemberJoined), "member-joined")]
[JsonDerivedType(typeof(MemberAssigned), "member-assigned")]
[JsonDerivedType(typeof(AssignmentFailed), "assignment-failed")]
[JsonDerivedType(typeof(MemberCheckedIn), "member-checked-in")]
[JsonDerivedType(typeof(MemberUnseated), "member-unseated")]
[JsonDerivedType(typeof(MemberRemoved), "member-removed")]
[JsonDerivedType(typeof(TablesMerged), "tables-merged")]
[JsonDerivedType(typeof(TableBegun), "table-begun")]
[JsonDerivedType(typeof(TableEnded), "table-ended")]
[JsonDerivedType(typeof(AssistantInvited), "assistant-invited")]
[JsonDerivedType(typeof(AssistantTablesSet), "assistant-tables-set")]
[JsonDerivedType(typeof(AssistantWithdrawn), "assistant-withdrawn")]
[JsonDerivedType(typeof(IndicatorsChosen), "indicators-chosen")]
[JsonDerivedType(typeof(DebriefsReleased), "debriefs-released")]
[JsonDerivedType(typeof(HomeworkDateMoved), "homework-date-moved")]
[JsonDerivedType(typeof(ClassEnded), "class-ended")]
[JsonDerivedType(typeof(TaskDone), "task-done")]
public abstract record ClassEvent
{
    private protected ClassEvent() { }

    /// <summary>The class after it.</summary>
    internal abstract ClassWorld Apply(ClassWorld world);
}

/// <summary>The first event of every class.</summary>
/// <param name="Files">The scenario pack that every table is played with.</param>
/// <param name="Tables">How many tables; the most that there can be for homework.</param>
/// <param name="Seed">The seed of all tables, or what the seeds of the tables are made of; a secret.</param>
/// <param name="TicketHash">SHA-256 of the facilitator's class ticket, hexadecimal.</param>
/// <param name="ChooseTable">Whether people may say at which table they want to sit.</param>
/// <param name="Indicators">Whose values the board shows.</param>
/// <param name="Teams">How several people play one role; null when each role has one person at most.</param>
/// <param name="Deadlines">When the rounds of all tables end in play over days; null in the other pacings.</param>
/// <param name="Due">Until when homework is played; null for as long as the facilitator likes.</param>
public sealed record ClassOpened(
    string Class,
    string Code,
    ImmutableSortedDictionary<string, string> Files,
    string Seed,
    Luck Luck,
    ClassKind Kind,
    int Tables,
    Pacing Pacing,
    decimal? Pace,
    string? Cast,
    Unattended Unattended,
    Grouping Groups,
    bool ChooseTable,
    string TicketHash,
    Sequence<string> Indicators = default,
    TeamSettings? Teams = null,
    RoundDeadlines? Deadlines = null,
    HomeworkDate? Due = null
) : ClassEvent
{
    internal override ClassWorld Apply(ClassWorld world) =>
        throw new InvalidOperationException("A class is opened once, by ClassWorld.Open.");
}

/// <param name="Join">As <see cref="Classes.Member.Join"/> has it.</param>
/// <param name="LinkHash">As <see cref="Classes.Member.LinkHash"/> has it.</param>
public sealed record MemberJoined(
    string Member,
    string Name,
    string? Group = null,
    string? Join = null,
    string? LinkHash = null
) : ClassEvent
{
    internal override ClassWorld Apply(ClassWorld world) =>
        world with
        {
            Members = world.Members.SetItem(
                Member,
                new Member(Member, Name, Group, null)
                {
                    Join = Join,
                    LinkHash = LinkHash,
                    CheckedIn = Join is not null,
                }
            ),
        };
}

/// <summary>A member gets a place; the one before, if any, is given up once this one is taken.</summary>
public sealed record MemberAssigned(string Member, int Number, int Table, string Role, bool Exact = false) : ClassEvent
{
    internal override ClassWorld Apply(ClassWorld world)
    {
        var member = world.Members[Member];
        bool IsSeating(ClassTask task) => task is SeatMember seat && seat.Member == Member;

        // The last place that a table has confirmed; the one that is not carried out yet may be taken all the same.
        var confirmed = world.Pending.Any(IsSeating) ? member.Before : member.Place;
        var unconfirmed = member.Place != confirmed ? member.Place : null;
        var seat =
            confirmed?.Table == Table ? confirmed.Seat
            : unconfirmed?.Table == Table ? unconfirmed.Seat
            : Number;
        var pending = world.Pending.RemoveAll(task =>
            IsSeating(task) || Frees(task, confirmed) || Frees(task, unconfirmed)
        );
        if (!world.Tables.ContainsKey(Table))
            pending = pending.Add(new OpenTable(Table));
        pending = pending.Add(new SeatMember(Table, Member, Number));
        foreach (var left in new[] { confirmed, unconfirmed })
        {
            if (left is not null && left.Seat != seat)
                pending = pending.Add(new FreeSeat(left.Table, Member, left.Seat, Table));
        }

        return world with
        {
            Members = world.Members.SetItem(
                Member,
                member with
                {
                    Place = new Place(Number, Table, Role, seat, Exact),
                    Before = confirmed,
                }
            ),
            Tables = world.Tables.ContainsKey(Table) ? world.Tables : world.Tables.Add(Table, new ClassTable(Table)),
            Assignments = Math.Max(world.Assignments, Number),
            Pending = pending,
        };
    }

    private bool Frees(ClassTask task, Place? place) =>
        place is not null && task is FreeSeat free && free.Member == Member && free.Seat == place.Seat;
}

/// <summary>The table has no such place, against what the class knew: the member keeps the place before.</summary>
public sealed record AssignmentFailed(string Member, int Number) : ClassEvent
{
    internal override ClassWorld Apply(ClassWorld world)
    {
        if (!world.Members.TryGetValue(Member, out var member) || member.Place?.Number != Number)
            return world;
        var before = member.Before;
        return world with
        {
            Members = world.Members.SetItem(Member, member with { Place = before, Before = null }),
            Pending = world.Pending.RemoveAll(task =>
                (task is SeatMember seat && seat.Member == Member)
                || (task is FreeSeat free && free.Member == Member && free.Seat == before?.Seat)
            ),
        };
    }
}

/// <summary>Somebody of the roster has come by the link.</summary>
public sealed record MemberCheckedIn(string Member) : ClassEvent
{
    internal override ClassWorld Apply(ClassWorld world) =>
        world.Members.TryGetValue(Member, out var member)
            ? world with
            {
                Members = world.Members.SetItem(Member, member with { CheckedIn = true }),
            }
            : world;
}

/// <summary>The seat was given up at the table: the member is without a place until one is assigned.</summary>
public sealed record MemberUnseated(string Member) : ClassEvent
{
    internal override ClassWorld Apply(ClassWorld world) =>
        world.Members.TryGetValue(Member, out var member)
            ? world with
            {
                Members = world.Members.SetItem(
                    Member,
                    member with
                    {
                        Place = null,
                        Before = null,
                        Left = member.Place,
                        Earlier = member.EarlierWith(
                            world.Pending.Any(task => task is SeatMember seat && seat.Member == Member)
                                ? member.Before
                                : member.Place
                        ),
                    }
                ),
                Pending = world.Pending.RemoveAll(task => task is SeatMember seat && seat.Member == Member),
            }
            : world;
}

public sealed record MemberRemoved(string Member) : ClassEvent
{
    internal override ClassWorld Apply(ClassWorld world)
    {
        if (!world.Members.TryGetValue(Member, out var member))
            return world;
        var pending = world.Pending.RemoveAll(task => task is SeatMember seat && seat.Member == Member);
        if (member.Place is { } place)
            pending = pending.Add(new FreeSeat(place.Table, Member, place.Seat));
        return world with { Members = world.Members.Remove(Member), Pending = pending };
    }
}

/// <summary>One table ends, and its people play on at another one; their assignments follow.</summary>
public sealed record TablesMerged(int From, int Into) : ClassEvent
{
    internal override ClassWorld Apply(ClassWorld world) =>
        world.With(From, table => table with { MergedInto = Into }) with
        {
            Pending = world.Pending.Add(new EndTable(From)),
        };
}

/// <summary>The game of a table has begun.</summary>
public sealed record TableBegun(int Table) : ClassEvent
{
    internal override ClassWorld Apply(ClassWorld world) => world.With(Table, table => table with { Begun = true });
}

/// <summary>The game of a table is over.</summary>
public sealed record TableEnded(int Table) : ClassEvent
{
    internal override ClassWorld Apply(ClassWorld world) =>
        world.With(Table, table => table with { Begun = true, Over = true });
}

/// <param name="TicketHash">SHA-256 of the class ticket, hexadecimal.</param>
public sealed record AssistantInvited(string Assistant, string Name, string TicketHash, Sequence<int> Tables)
    : ClassEvent
{
    internal override ClassWorld Apply(ClassWorld world) =>
        world with
        {
            Assistants = world.Assistants.SetItem(Assistant, new Assistant(Assistant, Name, TicketHash, [.. Tables])),
        };
}

public sealed record AssistantTablesSet(string Assistant, Sequence<int> Tables) : ClassEvent
{
    internal override ClassWorld Apply(ClassWorld world)
    {
        if (!world.Assistants.TryGetValue(Assistant, out var assistant))
            return world;
        var lost = assistant.Tables.Where(table => !Tables.Contains(table));
        return world with
        {
            Assistants = world.Assistants.SetItem(Assistant, assistant with { Tables = [.. Tables] }),
            Pending = world.Pending.AddRange(lost.Select(table => new CloseConsole(table, Assistant))),
        };
    }
}

public sealed record AssistantWithdrawn(string Assistant) : ClassEvent
{
    internal override ClassWorld Apply(ClassWorld world)
    {
        if (!world.Assistants.TryGetValue(Assistant, out var assistant))
            return world;
        return world with
        {
            Assistants = world.Assistants.Remove(Assistant),
            WithdrawnTickets = world.WithdrawnTickets.Add(assistant.TicketHash),
            Pending = world.Pending.AddRange(assistant.Tables.Select(table => new CloseConsole(table, Assistant))),
        };
    }
}

/// <summary>The facilitator chose whose values the board shows.</summary>
public sealed record IndicatorsChosen(Sequence<string> Indicators) : ClassEvent
{
    internal override ClassWorld Apply(ClassWorld world) => world with { Indicators = [.. Indicators] };
}

/// <summary>Players may read the debriefs of their tables, and take exports.</summary>
public sealed record DebriefsReleased : ClassEvent
{
    internal override ClassWorld Apply(ClassWorld world) =>
        world with
        {
            Released = true,
            Pending = world.Pending.AddRange(world.Tables.Keys.Select(table => new UnsealTable(table))),
        };
}

/// <param name="Due">Null for as long as the facilitator likes.</param>
public sealed record HomeworkDateMoved(HomeworkDate? Due = null) : ClassEvent
{
    internal override ClassWorld Apply(ClassWorld world) => world with { Due = Due };
}

/// <summary>The class is over: its tables end, and its code lets nobody in any more.</summary>
public sealed record ClassEnded : ClassEvent
{
    internal override ClassWorld Apply(ClassWorld world) =>
        world with
        {
            Ended = true,
            Pending = world.Pending.AddRange(
                world.Tables.Values.Where(table => !table.IsOver).Select(table => new EndTable(table.Number))
            ),
        };
}

/// <summary>A task was carried out at its table.</summary>
/// <param name="Role">The role that a member was seated in.</param>
public sealed record TaskDone(ClassTask Done, string? Role = null) : ClassEvent
{
    internal override ClassWorld Apply(ClassWorld world)
    {
        var pending = world.Pending.Remove(Done);
        if (
            Done is not SeatMember seat
            || !world.Members.TryGetValue(seat.Member, out var member)
            || member.Place is not { } place
            || place.Number != seat.Number
        )
        {
            return world with { Pending = pending };
        }

        return world with
        {
            Pending = pending,
            Members = world.Members.SetItem(
                seat.Member,
                member with
                {
                    Place = place with { Role = Role ?? place.Role },
                    Before = null,
                    Earlier = member.EarlierWith(member.Before?.Seat == place.Seat ? null : member.Before),
                }
            ),
        };
    }
}

internal static class ClassWorldChanges
{
    public static ClassWorld With(this ClassWorld world, int table, Func<ClassTable, ClassTable> change) =>
        world.Tables.TryGetValue(table, out var found)
            ? world with
            {
                Tables = world.Tables.SetItem(table, change(found)),
            }
            : world;
}
