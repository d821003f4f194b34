using Simulation.Protocol;
using Simulation.Rules.Classes;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Classes;

/// <summary>The items of a class's board.</summary>
internal static class BoardViews
{
    /// <param name="by">Who looks.</param>
    public static ClassInfo Info(ClassWorld world, ClassAuthor by)
    {
        var (opened, scenario) = (world.Opened, world.Scenario);
        TitledId Indicator(string id) => new(id, scenario.Indicators[scenario.Indicator(id)].Title);
        var isPublic = by.Kind == ClassAuthorKind.Projector;
        bool IsShown(string id) => !isPublic || scenario.Indicators[scenario.Indicator(id)].KnownTo.IsDefaultOrEmpty;
        return new ClassInfo(
            opened.Class,
            opened.Code,
            scenario.Id,
            scenario.Title,
            by.Kind == ClassAuthorKind.Assistant ? by.Id : null,
            opened.Kind,
            opened.Luck,
            opened.Pacing,
            opened.Groups,
            opened.ChooseTable,
            opened.Tables,
            SeatAssignment.SeatsAt(world),
            scenario.Rounds.Select(round => round.Title).ToSequence(),
            scenario
                .Actors.Select(a => new RoleCard(a.Id, a.Title, a.Kind, a.Summary, a.MostPeople(opened.Teams)))
                .ToSequence(),
            world.Indicators.Where(IsShown).Select(Indicator).ToSequence(),
            scenario.Indicators.Where(i => IsShown(i.Id)).Select(i => new TitledId(i.Id, i.Title)).ToSequence(),
            !world.IsSealed,
            world.Ended,
            isPublic ? 0 : world.Pending.Length,
            isPublic,
            opened.Deadlines?.TimeZone,
            world.Due
        );
    }

    public static AssistantList Assistants(ClassWorld world) =>
        new(world.Assistants.Values.Select(a => new AssistantView(a.Id, a.Name, a.Tables.ToSequence())).ToSequence());

    /// <param name="summary">Null while the table has not answered.</param>
    public static TableSummary Table(ClassTable table, TableSummary? summary, Refusal? fault) =>
        (summary ?? Unopened(table.Number)) with
        {
            MergedInto = table.MergedInto,
            Fault = fault,
        };

    /// <param name="online">Seats with a connection at the member's table.</param>
    public static MemberView Member(ClassWorld world, Member member, Sequence<string> online) =>
        new(
            member.Id,
            member.Name,
            member.Group,
            member.Place?.Table,
            member.Place?.Role,
            member.Place is { } place && online.Contains(ClassTables.SeatOf(world.Class, member.Id, place)),
            member.CheckedIn,
            member.LinkHash is not null,
            member.Place is not null && !world.Pending.Any(task => task is SeatMember seat && seat.Member == member.Id)
        );

    private static TableSummary Unopened(int table) =>
        new(table, null, Phase.Lobby, 0, null, 0, 0, 0, 0, 0, null, null, null, [], 0, 0, null);
}
