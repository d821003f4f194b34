using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Lab.Tests.Playthroughs;

/// <summary>
/// A played game as a text for people and comparisons: each entry of the journal, what each seat is told of it and the
/// digest of every view that it changes; at the end each seat's whole view and the hash of the journal.
/// </summary>
internal static class Transcript
{
    public static string Of(GameRecord game)
    {
        var world = World.Open(game.End.Scenario, (SessionOpened)game.Entries[0].Events[0]);
        Viewer[] viewers =
        [
            Viewer.Facilitator,
            Viewer.Spectator,
            .. world.Scenario.Actors.Select(actor => Viewer.Of(actor.Id)),
        ];
        var sights = viewers.Select(viewer => ViewerProjection.Of(world, viewer)).ToArray();
        var text = new StringBuilder();
        foreach (var entry in game.Entries)
        {
            Line(text, $"\n{entry.At.ToUniversalTime():yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {entry.By}");
            foreach (var happened in entry.Events)
                Line(text, $"  {Stored(happened)}");
            var account = new NarratedEvents(world, entry == game.Entries[0] ? entry.Events.RemoveAt(0) : entry.Events);
            world = account.After;
            foreach (var (told, to) in Told(account, viewers))
                Line(text, $"  > {to}: {told}");
            var views = new List<string>();
            for (var i = 0; i < viewers.Length; i++)
            {
                var next = sights[i].Next(world);
                if (entry == game.Entries[0] || next.View != sights[i].View)
                    views.Add($"{viewers[i].Key} {Digest(Text(next.View))[..12]}");
                sights[i] = next;
            }

            if (views.Count > 0)
                Line(text, $"  = {string.Join(", ", views)}");
        }

        foreach (var viewer in viewers)
        {
            Line(text, $"\n{viewer.Key} sees at the end");
            foreach (
                var (name, part) in JsonSerializer
                    .SerializeToNode(ViewerProjection.Of(world, viewer).View, Json.Options)!
                    .AsObject()
            )
                Line(text, $"  {name} {part?.ToJsonString(Json.Options)}");
        }

        Line(text, $"\nJournal {JournalHash(game)}");
        return text.ToString();
    }

    /// <summary>SHA-256 of all that a journal would hold of the game.</summary>
    public static string JournalHash(GameRecord game) =>
        Digest(
            string.Join(
                '\n',
                game.Entries.Select(entry =>
                    $"{entry.At.UtcTicks} {entry.By} {string.Join(' ', entry.Events.Select(Stored))}"
                )
            )
        );

    /// <summary>Each notice with those who are told it, in the order in which the first of them is told it.</summary>
    private static IEnumerable<(string Notice, string To)> Told(NarratedEvents account, Viewer[] viewers) =>
        viewers
            .SelectMany(viewer =>
                NoticeProjection
                    .Of(account, viewer)
                    .Select(notice => (Text: JsonSerializer.Serialize(notice, Json.Options), viewer.Key))
            )
            .GroupBy(told => told.Text)
            .Select(group =>
                (
                    group.Key,
                    group.DistinctBy(told => told.Key).Count() == viewers.Length
                        ? "everybody"
                        : string.Join(", ", group.Select(told => told.Key))
                )
            );

    private static string Stored(SessionEvent happened)
    {
        var (name, json) = StoredEvents.Write(happened);
        return $"{name} {Encoding.UTF8.GetString(json)}";
    }

    private static string Text(View view) => JsonSerializer.Serialize(view, Json.Options);

    private static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
