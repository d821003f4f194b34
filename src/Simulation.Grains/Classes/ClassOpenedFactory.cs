using System.Security.Cryptography;
using System.Text;
using Simulation.Protocol;
using Simulation.Rules;
using Simulation.Rules.Classes;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;
using Simulation.Scenarios;
using Simulation.Scenarios.Packs;

namespace Simulation.Grains.Classes;

/// <summary>Makes the first event of a class of what was asked for, and the openings of its tables of that.</summary>
public static class ClassOpenedFactory
{
    private const int SeedAtMost = 100; // Characters.

    /// <param name="ticketHash">Of the facilitator's class ticket.</param>
    public static Result<ClassOpened> Of(
        string id,
        ScenarioPack pack,
        OpenClassRequest request,
        string code,
        string ticketHash
    )
    {
        var most = request.Kind == ClassKind.Homework ? ClassRulebook.MostAlone : ClassRulebook.MostTables;
        if (request.Tables < 1 || request.Tables > most)
            return new Refusal(RefusalCode.Malformed, $"A class of this kind has 1 to {most} tables.");
        if (request.Pace is < 0.1m or > 3600m)
            return TableRefusals.PaceBetween.Refuse(RefusalCode.Malformed);
        if (request.Seed is { Length: > SeedAtMost })
            return new Refusal(RefusalCode.TooLarge, $"The seed is longer than {SeedAtMost} characters.");
        if (ScenarioReader.Read(pack, request.Cast).Scenario is not { } scenario)
            return new Refusal(RefusalCode.ScenarioRefused, "The scenario has no such cast.");
        if (ClassRulebook.RefuseIndicators(scenario, request.Indicators) is { } refusal)
            return refusal;
        return new ClassOpened(
            id,
            code,
            pack.Files,
            request.Seed ?? RandomNumberGenerator.GetHexString(32, lowercase: true),
            request.Luck ?? (request.Kind == ClassKind.Homework ? Luck.Different : Luck.Same),
            request.Kind,
            request.Tables,
            request.Pacing,
            request.Pace,
            scenario.Cast,
            request.Unattended,
            request.Groups,
            request.ChooseTable && request.Kind == ClassKind.Room,
            ticketHash,
            request.Indicators.Count > 0 ? request.Indicators : FirstIndicators(scenario),
            request.Kind == ClassKind.Room ? request.Teams : null
        );
    }

    internal static OpenOrder TableOf(ClassWorld world, int table)
    {
        var opened = world.Opened;
        return new OpenOrder(
            opened.Class,
            table,
            new ScenarioPack(opened.Files),
            new OpenSessionRequest(
                world.Scenario.Id,
                opened.Pacing,
                opened.Pace,
                SeedOf(opened, table),
                opened.Cast,
                opened.Unattended,
                opened.Teams
            ),
            opened.Code,
            world.IsSealed
        );
    }

    // A digest, so that the seed of one table tells nothing of another one's.
    private static string SeedOf(ClassOpened opened, int table) =>
        opened.Luck == Luck.Same
            ? opened.Seed
            : Convert.ToHexStringLower(
                SHA256.HashData(Encoding.UTF8.GetBytes($"{opened.Seed}\n{opened.Class}\n{table}")).AsSpan(0, 16)
            );

    private static Sequence<string> FirstIndicators(Scenario scenario) =>
        scenario.Indicators.Take(ClassRulebook.MostIndicators).Select(indicator => indicator.Id).ToSequence();
}
