namespace Simulation.Journal;

/// <summary>
/// One host's interest in a stream that other hosts may write to as well. Nothing here is a fence: what is true is what
/// the journal accepts at an expected version. Following only makes hosts hear of each other soon.
/// </summary>
public interface IFollowing : IDisposable
{
    /// <summary>
    /// Whether this host is the one that acts for the stream of its own accord (its clock, its autopilots). At most one
    /// host that can reach the journal leads a stream; when it dies, another one does.
    /// </summary>
    bool Leads { get; }

    /// <summary>Says something to the other hosts that follow the stream now. It may get lost.</summary>
    /// <param name="text">At most <see cref="Following.LongestText"/> characters of ASCII.</param>
    void Tell(string text);
}

/// <summary>What a host hears of a stream that it follows. Calls come on any thread, one after the other.</summary>
public interface IFollower
{
    /// <summary>The stream is at this version, which may be known already; 0 when it is gone.</summary>
    void Grown(long version);

    /// <summary><see cref="IFollowing.Leads"/> has changed.</summary>
    void LeadChanged();

    /// <param name="host">Which host says it; a new name after every start.</param>
    void Heard(string host, string text);
}

public static class Following
{
    /// <summary>What a message between hosts can hold.</summary>
    public const int LongestText = 7000;

    /// <summary>For a journal that only this process uses: it leads, and there is nobody to hear of.</summary>
    internal sealed class Alone : IFollowing
    {
        public static readonly Alone Instance = new();

        public bool Leads => true;

        public void Tell(string text)
        {
        }

        public void Dispose()
        {
        }
    }
}
