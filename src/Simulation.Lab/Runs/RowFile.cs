using System.Text.Json;

namespace Simulation.Lab.Runs;

/// <summary>The rows of one arm in a file: a header, then a line for each finished game, in any order.</summary>
internal sealed class RowFile : IDisposable
{
    private readonly FileStream _stream;

    private RowFile(FileStream stream) => _stream = stream;

    /// <summary>Opens the file of an arm, or makes it, and reads the rows that are there.</summary>
    /// <param name="rows">Gets the rows, each at its game's number; those of further games are left out.</param>
    public static RowFile Open<TRow>(RunFolder folder, GameArm arm, TRow?[] rows)
        where TRow : class
    {
        var path = Path.Combine(folder.Path, $"{arm.Id}.ndjson");
        FileStream stream;
        try
        {
            Directory.CreateDirectory(folder.Path);
            // Another run that writes the same rows is kept out.
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunFolderException($"The file {path} cannot be used: {e.Message}", e);
        }

        try
        {
            Read(stream, path, RunHeader.Of(folder, arm, typeof(TRow).Name), rows);
            return new RowFile(stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Adds a row; it is in the operating system's hands when this returns.</summary>
    public void Append<TRow>(int game, TRow row) => WriteLine(_stream, new Line<TRow>(game, row));

    public void Dispose() => _stream.Dispose();

    private static void Read<TRow>(FileStream stream, string path, RunHeader expected, TRow?[] rows)
        where TRow : class
    {
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        // A run that was killed may have left half a line; the game of it is played again.
        var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        stream.SetLength(whole);
        stream.Position = whole;
        var number = 0;
        var rest = bytes.AsSpan(0, whole);
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = rest[..end];
            rest = rest[(end + 1)..];
            if (++number == 1)
                Check(Parse<RunHeader>(line, path, number), path, expected);
            else if (Parse<Line<TRow>>(line, path, number) is var (game, row) && game >= 0 && game < rows.Length)
                rows[game] = row;
        }

        if (number == 0)
            WriteLine(stream, expected);
    }

    private static void Check(RunHeader found, string path, RunHeader expected)
    {
        if (expected.DifferenceTo(found) is { } difference)
        {
            throw new RunFolderException(
                $"The file {path} holds {difference}; name another folder, or delete it to begin anew."
            );
        }
    }

    private static T Parse<T>(ReadOnlySpan<byte> line, string path, int number)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, RowJson.Options) ?? throw new JsonException();
        }
        catch (JsonException e)
        {
            throw new RunFolderException(
                $"Line {number} of the file {path} cannot be read; delete the file to begin anew.",
                e
            );
        }
    }

    private static void WriteLine<T>(FileStream stream, T line)
    {
        stream.Write([.. JsonSerializer.SerializeToUtf8Bytes(line, RowJson.Options), (byte)'\n']);
        stream.Flush();
    }

    private sealed record Line<TRow>(int Game, TRow Row);
}
