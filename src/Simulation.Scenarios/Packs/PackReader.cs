using System.Collections.Immutable;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Yaml;

namespace Simulation.Scenarios.Packs;

/// <summary>
/// Reads a pack from the disk. Only YAML and Markdown files are taken, other files are left alone; links are refused, so that a pack cannot show what lies outside of its folder.
/// </summary>
public static class PackReader
{
    /// <returns>The pack, or null when diagnostics say why it cannot be read.</returns>
    public static ScenarioPack? Read(string folder, DiagnosticList diagnostics)
    {
        try
        {
            return ReadFiles(new DirectoryInfo(folder), diagnostics);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            diagnostics.Error(
                Position.Whole(ScenarioPack.ScenarioFile),
                DiagnosticCodes.FolderUnreadable,
                $"the folder or a file in it cannot be read: {failure.GetType().Name}"
            );
            return null;
        }
    }

    private static ScenarioPack? ReadFiles(DirectoryInfo folder, DiagnosticList diagnostics)
    {
        if (!folder.Exists)
        {
            diagnostics.Error(
                Position.Whole(ScenarioPack.ScenarioFile),
                DiagnosticCodes.FolderUnreadable,
                "there is no such folder"
            );
            return null;
        }

        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        long room = PackLimits.Bytes;
        foreach (var (path, file) in Find(folder, "", 0, diagnostics))
        {
            var bytes = room < 0 || files.Count > PackLimits.Files ? null : ReadAtMost(file, room);
            room = bytes is null ? -1 : room - bytes.Length;
            if (bytes is null)
            {
                diagnostics.Error(
                    Position.Whole(path),
                    DiagnosticCodes.PackTooLarge,
                    $"with this file the scenario has more than {PackLimits.Files} files or {PackLimits.Bytes / 1024} KiB"
                );
                return null;
            }

            if (PackTextDecoder.Decode(path, bytes, diagnostics) is { } text)
                files.Add(path, text);
        }

        if (diagnostics.HasErrors)
            return null;
        var pack = new ScenarioPack(files.ToImmutable());
        return pack.Check(diagnostics) ? pack : null;
    }

    private static IEnumerable<(string Path, FileInfo File)> Find(
        DirectoryInfo folder,
        string prefix,
        int depth,
        DiagnosticList diagnostics
    )
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var path = prefix + entry.Name;
            var isWanted = entry is DirectoryInfo || entry.Extension is ".md" or ".yaml";
            if (!isWanted || entry.Name.StartsWith('.'))
                continue;
            if (entry.LinkTarget is not null || entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
            {
                diagnostics.Error(
                    Position.Whole(path),
                    DiagnosticCodes.LinkRefused,
                    "this is a symbolic link; put the file itself into the scenario's folder"
                );
            }
            else if (entry is DirectoryInfo inner)
            {
                if (depth == PackLimits.Depth)
                    continue;
                foreach (var found in Find(inner, path + "/", depth + 1, diagnostics))
                    yield return found;
            }
            else if (ScenarioPack.IsAllowed(path))
            {
                yield return (path, (FileInfo)entry);
            }
            else
            {
                ScenarioPack.RefuseName(path, diagnostics);
            }
        }
    }

    // A file that grows while it is read is taken as long as it was. Pipes and devices have no length: they are never
    // opened, because that could wait without end.
    private static byte[]? ReadAtMost(FileInfo file, long most)
    {
        if (file.Length == 0)
            return [];
        if (file.Length > most)
            return null;
        var bytes = new byte[file.Length];
        using var stream = file.OpenRead();
        return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }
}
