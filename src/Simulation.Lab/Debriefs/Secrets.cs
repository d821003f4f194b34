using Simulation.Rules;
using Simulation.Rules.Language;
using Simulation.Rules.Permits;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

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
        Knowledge.Ids(scenario, Knowledge.Everyone).ToSequence();

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
                if (known == Knowledge.Everyone)
                    continue;
                var attribute = asset.Attributes[i];
                var value = world.Assets[a].Attributes[i];
                var start =
                    attribute.To is { } to && to != attribute.From && drawn.Count > a
                        ? $"; at the start {drawn[a][i]}, drawn from {attribute.From} to {to}"
                        : "";
                yield return new Secret(
                    SecretSubject.Value,
                    $"{attribute.Title} · {asset.Title}",
                    $"{value} of 100{start}",
                    Knowledge.Ids(scenario, known).ToSequence()
                );
            }
        }
    }

    private static IEnumerable<Secret> Improvised(World world) =>
        from move in world.Improvised
        where move.Secret
        select new Secret(
            SecretSubject.Move,
            $"{Title(world.Scenario, move.Role)}: {move.Action}",
            "improvised in secret",
            [move.Role]
        );

    private static IEnumerable<Secret> Directives(World world)
    {
        foreach (var directive in world.Directives.Where(directive => directive.Secret))
        {
            var (from, to) = (Title(world.Scenario, directive.From), Title(world.Scenario, directive.To));
            var answer = world.Scenario.Move(directive.Answer) is { } move ? $" by “{move.Title}”" : "";
            yield return new Secret(
                SecretSubject.Directive,
                $"{from} to {to}: {world.Scenario.Demand(directive.Demand)!.Title}",
                $"demanded in secret; {Words.Of(directive.Status)}{answer}",
                [directive.From, directive.To]
            );
        }
    }

    private static IEnumerable<Secret> Agreements(World world) =>
        from agreement in world.Agreements
        where agreement.Secret
        select new Secret(
            SecretSubject.Agreement,
            world.Scenario.Agreement(agreement.Template)?.Title ?? "An agreement in free words",
            $"offered in secret by {Title(world.Scenario, agreement.From)}; {Words.Of(agreement.Status)}",
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
            var by = grantedBy is null ? "" : $" by {Title(world.Scenario, grantedBy)}";
            var held = world.Permits.Any(permit =>
                (permit.Name, permit.Holder, permit.GrantedBy) == (name, holder, grantedBy)
            );
            yield return new Secret(
                SecretSubject.Permit,
                $"{Title(world.Scenario, holder)}: {definition.Title}",
                $"granted{by} and not made public; {(held ? "held to the end" : "gone before the end")}",
                grantedBy is null || grantedBy == holder ? [holder] : [holder, grantedBy]
            );
        }
    }
}
