using Simulation.Rules;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Language;
using Simulation.Rules.Permits;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Lab.Debriefs;

/// <summary>
/// What somebody at the table did not know: values, intel, moves, directives, agreements and permits.
/// </summary>
internal static class Secrets
{
    /// <param name="world">The last world.</param>
    /// <param name="entries">All entries of the journal.</param>
    public static Sequence<Secret> Of(World world, IReadOnlyList<GameEntry> entries) =>
        Attributes(world, entries)
            .Concat(SecretIntel.Of(world, entries))
            .Concat(SecretMoves.Of(world, entries))
            .Concat(Improvised(world))
            .Concat(Directives(world))
            .Concat(Agreements(world))
            .Concat(Permits(world, entries))
            .ToSequence();

    internal static string Title(Scenario scenario, string role) => scenario.Actors[scenario.Actor(role)].Title;

    internal static Sequence<string> Everybody(Scenario scenario) =>
        ActorMask.Ids(scenario, ActorMask.Everyone).ToSequence();

    private static IEnumerable<Secret> Attributes(World world, IReadOnlyList<GameEntry> entries)
    {
        var scenario = world.Scenario;
        var drawn = entries.SelectMany(entry => entry.Events).OfType<SessionStarted>().FirstOrDefault()?.Drawn ?? [];
        for (var a = 0; a < world.Assets.Length; a++)
        {
            var asset = scenario.Assets[a];
            for (var i = 0; i < asset.Attributes.Length; i++)
            {
                var known = world.Assets[a].KnownTo[i];
                if (known == ActorMask.Everyone)
                    continue;
                var attribute = asset.Attributes[i];
                var value = world.Assets[a].Attributes[i];
                var stands =
                    attribute.To is { } to && to != attribute.From && drawn.Count > a
                        ? DebriefSentences.ValueDrawn.With(value, drawn[a][i], attribute.From, to)
                        : DebriefSentences.Value.With(value);
                yield return new Secret(
                    SecretSubject.Value,
                    DebriefSentences.ValueTitle.With(attribute.Title, asset.Title).ToString(),
                    stands.ToString(),
                    ActorMask.Ids(scenario, known).ToSequence()
                );
            }
        }
    }

    private static IEnumerable<Secret> Improvised(World world) =>
        from move in world.Improvised
        where move.Secret
        select new Secret(
            SecretSubject.Move,
            DebriefSentences.PlayedTitle.With(Title(world.Scenario, move.Role), move.Action).ToString(),
            DebriefSentences.Improvised.English,
            [move.Role]
        );

    private static IEnumerable<Secret> Directives(World world)
    {
        foreach (var directive in world.Directives.Where(directive => directive.Secret))
        {
            var (from, to) = (Title(world.Scenario, directive.From), Title(world.Scenario, directive.To));
            var status = StatusWords.Of(directive.Status);
            if (world.Scenario.Move(directive.Answer) is { } move)
                status = DebriefSentences.StandsBy.With(status, move.Title);
            yield return new Secret(
                SecretSubject.Directive,
                DebriefSentences.DemandTitle.With(from, to, world.Scenario.Demand(directive.Demand)!.Title).ToString(),
                ListWords.Semicolon.With(DebriefSentences.Demanded, status).ToString(),
                [directive.From, directive.To]
            );
        }
    }

    private static IEnumerable<Secret> Agreements(World world) =>
        from agreement in world.Agreements
        where agreement.Secret
        select new Secret(
            SecretSubject.Agreement,
            world.Scenario.Agreement(agreement.Template)?.Title ?? NoticeSentences.FreeWords.English,
            ListWords
                .Semicolon.With(
                    DebriefSentences.Offered.With(Title(world.Scenario, agreement.From)),
                    StatusWords.Of(agreement.Status)
                )
                .ToString(),
            agreement.Parties.ToSequence()
        );

    private static IEnumerable<Secret> Permits(World world, IReadOnlyList<GameEntry> entries)
    {
        var granted = entries.SelectMany(entry => entry.Events).OfType<PermitGranted>().Select(e => e.Permit);
        foreach (
            var (name, holder, grantedBy) in granted
                .Select(permit => (permit.Name, permit.Holder, permit.GrantedBy))
                .Distinct()
        )
        {
            var definition = world.Scenario.Permits[world.Scenario.Permit(name)];
            if (definition.Public)
                continue;
            Sentence by = grantedBy is null
                ? DebriefSentences.Granted
                : DebriefSentences.GrantedBy.With(Title(world.Scenario, grantedBy));
            var held = world.Permits.Any(permit =>
                (permit.Name, permit.Holder, permit.GrantedBy) == (name, holder, grantedBy)
            );
            yield return new Secret(
                SecretSubject.Permit,
                DebriefSentences.PermitTitle.With(Title(world.Scenario, holder), definition.Title).ToString(),
                ListWords
                    .Semicolon.With(by, held ? DebriefSentences.HeldToTheEnd : DebriefSentences.GoneBefore)
                    .ToString(),
                grantedBy is null || grantedBy == holder ? [holder] : [holder, grantedBy]
            );
        }
    }
}
