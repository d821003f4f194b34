using System.Text;
using System.Text.Json;
using Simulation.Lab;
using Simulation.Lab.WhatIfs;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Cli.Bundles;

/// <summary>A choice as a person types it: a few words for what is common, JSON for everything.</summary>
internal static class ChoiceSyntax
{
    public static string Of(SeatCommand command) =>
        command switch
        {
            PlayMove { Choice: { Parameters: null, Words: null } choice } => choice.Move
                + Named("target", choice.Target)
                + Named("asset", choice.Asset)
                + Named("directive", choice.Directive),
            Propose { Template: { } template, Terms: null, Text: "" } => $"propose {template}",
            AcceptProposal(var agreement) => $"accept {agreement}",
            DeclineProposal(var agreement) => $"decline {agreement}",
            ShareIntel(var intel, var to) => $"share {intel} with {string.Join(' ', to)}",
            DeclareReady { Ready: true } => "ready",
            _ => Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(command, Json.Options)),
        };

    /// <summary>What the author of an entry could have done then, without words of its own.</summary>
    public static IEnumerable<SeatCommand> OptionsAt(RecordedGame game, int entry)
    {
        if (entry < 1 || entry >= game.Entries.Length)
            return [];
        var before = game.Before(entry);
        return RecordedDecisions.RoleOf(before, game.Entries[entry].By) is { } role
            ? LegalOptions.Of(Redaction.For(before, Viewer.Of(role)), role)
            : [];
    }

    /// <summary>Reads a choice; null when the words name none, and the options were printed.</summary>
    public static SeatCommand? Read(string words, RecordedGame game, int entry)
    {
        if (words.TrimStart().StartsWith('{'))
        {
            try
            {
                return JsonSerializer.Deserialize<SeatCommand>(words, Json.Options);
            }
            catch (Exception broken) when (broken is JsonException or NotSupportedException)
            {
                Console.Error.WriteLine(
                    "--instead is no command in JSON, such as {\"type\":\"declare-ready\",\"ready\":true}."
                );
                return null;
            }
        }

        var options = OptionsAt(game, entry).ToList();
        if (options.Find(option => Of(option) == words.Trim()) is { } found)
            return found;
        Console.Error.WriteLine($"'{words}' was not open to it. At entry {entry} there were:");
        foreach (var option in options)
            Console.Error.WriteLine("  " + Of(option));
        return null;
    }

    private static string Named(string name, string? value) => value is null ? "" : $" {name}={value}";
}
