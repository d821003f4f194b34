using Simulation.Journal.Files;

namespace Simulation.Journal;

/// <summary>Reads journals as a whole: to verify them, to back them up, to bring them back or from one storage to the other.</summary>
public static class JournalCopy
{
    /// <summary>Reads a stream to its end.</summary>
    /// <returns>How many entries it has.</returns>
    /// <exception cref="JournalDamagedException">It is not as it was written.</exception>
    public static async Task<int> Verify(IJournal journal, string stream, CancellationToken cancellationToken = default)
    {
        var entries = 0;
        await foreach (var _ in journal.Read(stream, 0, cancellationToken))
        {
            entries++;
        }

        return entries;
    }

    /// <summary>Copies a stream line by line, so that the copy has the same bytes and hashes.</summary>
    /// <returns>Whether it was copied; false when the target has a stream of that name already, which is left as it is.</returns>
    /// <exception cref="JournalDamagedException">It is not as it was written; what was copied by then is removed again.</exception>
    public static async Task<bool> Copy(IJournal from, IJournal to, string stream, CancellationToken cancellationToken = default)
    {
        if (await to.Version(stream, cancellationToken) > 0)
        {
            return false;
        }

        try
        {
            List<JournalEntry> together = [];
            await foreach (var entry in from.Read(stream, 0, cancellationToken))
            {
                together.Add(entry);
                if (entry.More > 0)
                {
                    continue;
                }

                if (await to.Append(stream, together[0].First - 1, together, cancellationToken) is not AppendResult.Appended)
                {
                    throw new JournalUnavailableException($"Somebody else writes to {stream} while it is copied.");
                }

                together.Clear();
            }

            return true;
        }
        catch (JournalDamagedException)
        {
            await to.Delete(stream, cancellationToken);
            throw;
        }
    }

    /// <summary>
    /// Copies the files of a data folder, also while a server uses it: files only grow at their end, and what is copied
    /// of an unfinished append is cut off when the copy is opened. The shared log comes first, so that the streams, copied
    /// after it, have what it no longer has.
    /// </summary>
    /// <exception cref="IOException">A file cannot be read or written, or exists in the target already.</exception>
    public static void CopyFiles(string dataFolder, string targetFolder)
    {
        var source = Path.Combine(dataFolder, "journal");
        var copy = Path.Combine(targetFolder, "journal");
        Directory.CreateDirectory(copy);
        foreach (var segment in Directory.GetFiles(source, "*" + LogSegment.Ending))
        {
            try
            {
                File.Copy(segment, Path.Combine(copy, Path.GetFileName(segment)));
            }
            catch (FileNotFoundException)
            {
                // The server has just synced the streams that it vouched for, and removed it.
            }
        }

        foreach (var file in Directory.EnumerateFiles(source, "*" + StreamFile.Ending, SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
