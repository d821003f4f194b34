using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Simulation.Grains.Sessions;
using Simulation.Grains.Tests.Travelling;
using Simulation.Journal;
using Simulation.Lab;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Scenarios;
using Simulation.Testing;

namespace Simulation.Grains.Tests;

/// <summary>What a session keeps as bytes comes back as it was.</summary>
public sealed class KeepingTests
{
    [Theory]
    [InlineData("first-call")]
    [InlineData("ninety-minutes")]
    public void Every_entry_of_a_game_is_made_again_as_it_was(string scenario)
    {
        var game = HeadlessGame.Play(ScenarioLibrary.Read(Repository.Scenarios).Find(scenario)!.Scenario!, "keeping");
        var history = new History();
        foreach (var entry in game.Entries) history.Add(entry, Stored(entry));
        history.ClearCache();

        Sameness.Check(game.Entries, history.ToImmutableArray(), "entries");
        Assert.Equal(game.Entries[^1].At, history.LastAt);
        Assert.NotSame(game.Entries[^1], history[^1]);
    }

    [Fact]
    public void An_entry_that_was_not_told_yet_and_the_opening_are_the_very_objects()
    {
        GameEntry[] entries = [Entry(0), Entry(1), Entry(2), Entry(3)];
        var history = new History();
        foreach (var entry in entries[..2]) history.Add(entry, Stored(entry));
        history.ClearCache();
        foreach (var entry in entries[2..]) history.Add(entry, Stored(entry));

        Assert.Same(entries[0], history[0]);
        Assert.NotSame(entries[1], history[1]);
        Assert.Same(entries[2], history[2]);
        Assert.Same(entries[3], history[3]);
    }

    [Fact]
    public void Equal_notices_are_kept_once_and_read_as_they_were()
    {
        var notices = new NoticeStore();
        var first = notices.Add(Said("The river is safe to drink – for now.\n\"Really?\""));
        var second = notices.Add(Said("It is not."));
        notices.ClearCache();

        Assert.Equal(first, notices.Add(Said("The river is safe to drink – for now.\n\"Really?\"")));
        Assert.NotEqual(first, second);
        Assert.Equal(Said("It is not."), notices.Read(second));
        Assert.Equal(JsonSerializer.SerializeToUtf8Bytes(Said("It is not."), Json.Options), notices[second].ToArray());
    }

    [Fact]
    public void Byte_strings_of_every_length_lie_side_by_side()
    {
        var random = new Random(7);
        var kept = new List<byte[]> { Array.Empty<byte>(), new byte[100_000] };
        for (var i = 0; i < 500; i++) kept.Add(Encoding.UTF8.GetBytes(new string((char)('a' + i % 26), random.Next(2000))));
        var store = new ByteStore();

        Assert.Equal(Enumerable.Range(0, kept.Count), kept.Select(bytes => store.Add(bytes)));
        Assert.All(kept, (bytes, i) => Assert.Equal(bytes, store[i].ToArray()));
    }

    private static GameEntry Entry(int number) => new(
        DateTimeOffset.UnixEpoch.AddSeconds(number), Author.Person("ada"), [new ClockMarked { At = number }]);

    private static JournalEntry Stored(GameEntry entry) => new(
        1, entry.At, "a-command", entry.By.ToString(), [.. entry.Events.Select(StoredEvents.Write).Select(one => new StoredEvent(one.Name, one.Json))]);

    private static Notice Said(string text) => new(
        12, 1, NoticeKind.Message, "Ada to everybody", text, "cloud", Pilot.People, null, ["lab"], [], []);
}
