using System.Collections.Immutable;
using Simulation.Rules.Language;

namespace Simulation.Rules.Classes;

/// <summary>
/// Everything that is true of a class: its tables, its members and where they sit, its assistants, and what is still to
/// be carried out at the tables. Immutable; made by folding events.
/// </summary>
public sealed record ClassWorld
{
    public required Scenario Scenario { get; init; }

    /// <summary>How the class was opened, with the scenario pack that every table is played with.</summary>
    public required ClassOpened Opened { get; init; }

    /// <summary>The tables by number, from 1. A class of homework has as many as members.</summary>
    public ImmutableSortedDictionary<int, ClassTable> Tables { get; init; } =
        ImmutableSortedDictionary<int, ClassTable>.Empty;

    public ImmutableSortedDictionary<string, Member> Members { get; init; } =
        ImmutableSortedDictionary.Create<string, Member>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, Assistant> Assistants { get; init; } =
        ImmutableSortedDictionary.Create<string, Assistant>(StringComparer.Ordinal);

    /// <summary>Hashes of the class tickets of assistants who were withdrawn, so that they hear why.</summary>
    public ImmutableArray<string> WithdrawnTickets { get; init; } = [];

    /// <summary>What was decided and is not known to be carried out at its table, oldest first.</summary>
    public ImmutableArray<ClassTask> Pending { get; init; } = [];

    /// <summary>Ids of the indicators whose values the board shows.</summary>
    public ImmutableArray<string> Indicators { get; init; } = [];

    /// <summary>Until when homework is played; null for as long as the facilitator likes.</summary>
    public HomeworkDate? Due { get; init; }

    /// <summary>Real time at which the class ends by itself, whether or not anybody is there; null otherwise.</summary>
    public DateTimeOffset? Deadline => Ended ? null : Due?.At;

    /// <summary>Whether players may read debriefs and exports of tables that have ended.</summary>
    public bool Released { get; init; }

    /// <summary>Whether the class is over: its code lets nobody in any more.</summary>
    public bool Ended { get; init; }

    /// <summary>How many assignments there have been; each has the number after the last.</summary>
    public int Assignments { get; init; }

    /// <summary>Number of events folded so far.</summary>
    public long Version { get; init; }

    public string Class => Opened.Class;

    /// <summary>Whether players read no debrief of an ended table yet: others play with the same seed.</summary>
    public bool IsSealed => Opened.Luck == Luck.Same && !Released;

    public static ClassWorld Open(Scenario scenario, ClassOpened opened)
    {
        var tables = opened.Kind == ClassKind.Room ? Enumerable.Range(1, opened.Tables) : [];
        return new ClassWorld
        {
            Scenario = scenario,
            Opened = opened,
            Tables = tables.ToImmutableSortedDictionary(number => number, number => new ClassTable(number)),
            Pending = [.. tables.Select(number => new OpenTable(number))],
            Indicators = [.. opened.Indicators],
            Due = opened.Due,
            Version = 1,
        };
    }

    /// <summary>The class after an event that has happened. Total: an event is never refused here.</summary>
    public ClassWorld Evolve(ClassEvent happened) => happened.Apply(this) with { Version = Version + 1 };

    /// <param name="join">As <see cref="JoinMember"/> holds it.</param>
    public Member? MemberOfJoin(string join) => Members.Values.FirstOrDefault(member => member.Join == join);

    /// <param name="hash">SHA-256 of the secret in the member's link, hexadecimal.</param>
    public Member? MemberOfLink(string hash) => Members.Values.FirstOrDefault(member => member.LinkHash == hash);

    public IEnumerable<Member> At(int table) => Members.Values.Where(member => member.Place?.Table == table);

    /// <summary>Whether people can still be seated at the table.</summary>
    public bool IsOpen(int table) => !Ended && Tables.TryGetValue(table, out var found) && !found.IsOver;

    /// <summary>
    /// Whether nobody can play with the seed any more: every table is over. In homework somebody may always come.
    /// </summary>
    public bool IsPlayedOut => Opened.Kind == ClassKind.Room && Tables.Values.All(table => table.IsOver);
}

/// <summary>A table of the class: an ordinary session.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Begun">Whether its game is known to have begun.</param>
/// <param name="Over">Whether its game is known to be over.</param>
/// <param name="MergedInto">The table at which its people play on.</param>
public sealed record ClassTable(int Number, bool Begun = false, bool Over = false, int? MergedInto = null)
{
    public bool IsOver => Over || MergedInto is not null;
}

/// <summary>Somebody of the class.</summary>
/// <param name="Group">As written; null when none was named.</param>
/// <param name="Place">Null when there is no place for the member.</param>
public sealed record Member(string Id, string Name, string? Group, Place? Place)
{
    /// <summary>Keyed digest of the attempt to join; null for one of the roster, and before a link was used.</summary>
    public string? Join { get; init; }

    /// <summary>SHA-256 of the secret in the link of somebody of the roster, hexadecimal; null for others.</summary>
    public string? LinkHash { get; init; }

    /// <summary>Whether the person has come: by the code, or by the link of the roster.</summary>
    public bool CheckedIn { get; init; }

    /// <summary>Where the member sat before the assignment that is not carried out yet.</summary>
    public Place? Before { get; init; }

    /// <summary>The place that the member has given up; null when there was none.</summary>
    public Place? Left { get; init; }

    /// <summary>Other seats that the member has had, the oldest first.</summary>
    public Sequence<Place> Earlier { get; init; }

    /// <param name="left">A seat that the member has had and has no more; null for none.</param>
    internal Sequence<Place> EarlierWith(Place? left) => left is null ? Earlier : [.. Earlier, left];
}

/// <summary>A seat at a table, as the class has assigned it.</summary>
/// <param name="Number">Of the assignment that gave it, from 1.</param>
/// <param name="Seat">Number of the assignment that brought the member to this table; it names the seat.</param>
/// <param name="IsExact">Whether it has to be this role, and not another one that is free at the table.</param>
public sealed record Place(int Number, int Table, string Role, int Seat, bool IsExact);

/// <summary>Somebody who helps the facilitator with some of the tables.</summary>
/// <param name="TicketHash">SHA-256 of the class ticket, hexadecimal.</param>
public sealed record Assistant(string Id, string Name, string TicketHash, ImmutableArray<int> Tables)
{
    public bool Equals(Assistant? other) =>
        other is not null
        && (Id, Name, TicketHash) == (other.Id, other.Name, other.TicketHash)
        && Tables.SequenceEqual(other.Tables);

    public override int GetHashCode() => HashCode.Combine(Id, Name, TicketHash, Tables.Length);
}

/// <summary>Who asks something of a class.</summary>
/// <param name="Id">Of the assistant; empty otherwise.</param>
public readonly record struct ClassAuthor(ClassAuthorKind Kind, string Id = "")
{
    public static readonly ClassAuthor Server = new(ClassAuthorKind.Server);

    public static readonly ClassAuthor Facilitator = new(ClassAuthorKind.Facilitator);

    /// <summary>A screen on the wall, which only looks, and sees what is public.</summary>
    public static readonly ClassAuthor Projector = new(ClassAuthorKind.Projector);

    public static ClassAuthor Assistant(string id) => new(ClassAuthorKind.Assistant, id);

    /// <summary>As journals hold it: "facilitator", "assistant:…", "server".</summary>
    public override string ToString() =>
        Kind switch
        {
            ClassAuthorKind.Facilitator => "facilitator",
            ClassAuthorKind.Assistant => "assistant:" + Id,
            _ => "server",
        };

    /// <summary>Whether a table is the author's to look at and to steer.</summary>
    public bool Has(ClassWorld world, int table) =>
        Kind != ClassAuthorKind.Assistant
        || (world.Assistants.TryGetValue(Id, out var assistant) && assistant.Tables.Contains(table));
}

public enum ClassAuthorKind
{
    Server,
    Facilitator,
    Assistant,
    Projector,
}
