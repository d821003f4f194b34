using System.Text;
using Simulation.Grains.Sessions;
using Simulation.Grains.Tests.Travelling;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Tests.Sessions;

/// <summary>What a session keeps as bytes comes back as it was.</summary>
public sealed class PackingTests
{
    [Theory]
    [InlineData("first-call")]
    [InlineData("ninety-minutes")]
    public void Every_entry_of_a_game_is_made_again_as_it_was(string scenario)
    {
        var played = new PlayedSession(scenario, "keeping");
        while (!played.IsOver)
            played.Add();
        // Whoever plays a session again reads its commands in the journal.
        var kept = played.State.Entries.Select(entry => entry with { Command = null }).ToList();
        played.State.ClearCache();

        Sameness.Check(kept, played.State.Entries.ToList(), "entries");
        Assert.Equal(kept[^1].At, played.State.LastAt);
        Assert.NotSame(kept[^1], played.State.Entries[^1]);
    }

    [Fact]
    public void An_entry_that_was_not_published_yet_and_the_opening_are_the_very_objects()
    {
        var played = new PlayedSession();
        for (var i = 0; i < 2; i++)
            played.Add();
        played.State.ClearCache();
        for (var i = 0; i < 2; i++)
            played.Add();
        var entries = played.State.Entries;

        Assert.Same(entries[0], entries[0]);
        Assert.NotSame(entries[1], entries[1]);
        Assert.Same(entries[2], entries[2]);
        Assert.Same(entries[3], entries[3]);
    }

    [Fact]
    public void Equal_notices_are_kept_once_and_read_as_they_were()
    {
        var notices = new DistinctNotices();
        var first = notices.Add(Said("The river is safe to drink – for now.\n\"Really?\""));
        var second = notices.Add(Said("It is not."));
        notices.ClearCache();

        Assert.Equal(first, notices.Add(Said("The river is safe to drink – for now.\n\"Really?\"")));
        Assert.NotEqual(first, second);
        Assert.Equal(Said("It is not."), notices[second]);
        Assert.Equal(Said("The river is safe to drink – for now.\n\"Really?\""), notices[first]);
    }

    [Fact]
    public void Byte_strings_of_every_length_lie_side_by_side()
    {
        var random = new Random(7);
        var kept = new List<byte[]> { Array.Empty<byte>(), new byte[100_000] };
        for (var i = 0; i < 500; i++)
            kept.Add(Encoding.UTF8.GetBytes(new string((char)('a' + i % 26), random.Next(2000))));
        var list = new PackedList<byte[]>(bytes => bytes.ToArray());

        foreach (var bytes in kept)
            list.Add(bytes, bytes);
        list.ClearCache();

        Assert.Equal(kept.Count, list.Count);
        Assert.All(kept, (bytes, i) => Assert.Equal(bytes, list.BytesOf(i).ToArray()));
        Assert.Equal(kept, list);
    }

    private static Notice Said(string text) =>
        new(12, 1, NoticeKind.Message, "Ada to everybody", text, "cloud", Pilot.People, null, ["lab"], [], []);
}
