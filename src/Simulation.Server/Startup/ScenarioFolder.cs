using System.IO.Enumeration;
using Simulation.Scenarios;

namespace Simulation.Server.Startup;

/// <summary>
/// The folder of the scenario packs. <see cref="Read"/> returns it as it is now, so that an author sees changes at
/// once; it is read again only when the names, sizes or times of its files have changed.
/// </summary>
public sealed class ScenarioFolder(string path)
{
    private readonly Lock _gate = new();
    private ScenarioLibrary? _library;
    private List<Stamp> _stamps = [];

    public ScenarioLibrary Read()
    {
        lock (_gate)
        {
            // Taken before reading, so that a change meanwhile is seen the next time. What cannot be read now is as it
            // was: a process that may open no more files has not lost its scenarios.
            var stamps = Stamps();
            if (_library is not null && (stamps is null || stamps.SequenceEqual(_stamps)))
                return _library;
            (_library, _stamps) = (ScenarioLibrary.Read(path), stamps ?? []);
            return _library;
        }
    }

    /// <returns>Null when the folder cannot be read.</returns>
    private List<Stamp>? Stamps()
    {
        try
        {
            var entries = new FileSystemEnumerable<Stamp>(
                path,
                (ref entry) => new Stamp(entry.ToFullPath(), entry.Length, entry.LastWriteTimeUtc),
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }
            )
            {
                ShouldRecursePredicate = (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
            };
            return [.. entries.OrderBy(stamp => stamp.Path, StringComparer.Ordinal)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private readonly record struct Stamp(string Path, long Length, DateTimeOffset Changed);
}
