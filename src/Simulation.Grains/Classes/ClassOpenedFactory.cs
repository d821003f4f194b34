using System.Security.Cryptography;
using System.Text;
using Simulation.Grains.Sessions;
using Simulation.Protocol;
using Simulation.Rules;
using Simulation.Rules.Classes;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;
using Simulation.Scenarios.Packs;

namespace Simulation.Grains.Classes;

/// <summary>Makes the first event of a class of what was asked for, and the openings of its tables of that.</summary>
public static class ClassOpenedFactory
{
    /// <param name="ticketHash">Of the facilitator's class ticket.</param>
    /// <param name="now">Before which no deadline may lie.</param>
    public static Result<ClassOpened> Of(
        string id,
        ScenarioPack pack,
        OpenClassRequest request,
        string code,
        string ticketHash,
        DateTimeOffset now
    )
    {
        var most = request.Kind == ClassKind.Homework ? ClassRulebook.MostAlone : ClassRulebook.MostTables;
        if (request.Tables < 1 || request.Tables > most)
            return new Refusal(RefusalCode.Malformed, $"A class of this kind has 1 to {most} tables.");
        if (SessionOpenedFactory.Read(pack, request.Pace, request.Seed, request.Cast, out var scenario) is { } unfit)
            return unfit;
        if (request is { Kind: ClassKind.Homework, Pacing: Pacing.Async })
            return ClassRefusals.HomeworkNotOverDays.Refuse(RefusalCode.Malformed);
        if (
            (
                RoundDeadlines.Refuse(scenario, request.Pacing, request.Deadlines, now)
                ?? HomeworkDate.Refuse(request.Kind, request.Due, now)
            ) is
            { } untimely
        )
            return untimely;
        if (ClassRulebook.RefuseIndicators(scenario, request.Indicators) is { } refusal)
            return refusal;
        return new ClassOpened(
            id,
            code,
            pack.Files,
            request.Seed ?? SessionOpenedFactory.DrawSeed(),
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
            request.Kind == ClassKind.Room ? request.Teams : null,
            request.Deadlines,
            request.Due
        );
    }

    internal static OpenInstruction TableOf(ClassWorld world, int table)
    {
        var opened = world.Opened;
        return new OpenInstruction(
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
                opened.Teams,
                opened.Deadlines
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
