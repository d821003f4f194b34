using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Simulation.Journal.Sqlite;

/// <summary>The folder that holds a journal's database, and the lock by which one process has it.</summary>
internal static partial class DataFolder
{
    public const string Database = "whitecell.db";

    public const string LockFile = "whitecell.lock";

    // SQLite's write-ahead log needs memory shared with the other processes, and locks that hold.
    private static readonly HashSet<string> s_networkFileSystems =
    [
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "9p",
        "afs",
        "ceph",
        "fuse.sshfs",
        "fuse.glusterfs",
        "fuse.rclone",
    ];

    /// <summary>Takes the folder for this process.</summary>
    /// <exception cref="JournalUnavailableException">
    /// Another process has it, this one may not write there, or it cannot be written.
    /// </exception>
    public static IDisposable Lock(string folder)
    {
        var path = Path.Combine(folder, LockFile);
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(0);
            file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush();
            return file;
        }
        catch (IOException error) when (IsLock(error))
        {
            throw new JournalUnavailableException(
                $"The journal in {folder} cannot be opened; another process uses it."
                    + " Stop that one, or choose another folder.",
                error
            );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unusable(folder, error);
        }
    }

    /// <summary>Says why nothing can be kept in a folder.</summary>
    public static JournalUnavailableException Unusable(string folder, Exception error) =>
        error is UnauthorizedAccessException
            ? new JournalUnavailableException(
                $"The user of this process ({Environment.UserName}) may not write into {folder}."
                    + " Give that user the folder, or choose another one.",
                error
            )
            : new JournalUnavailableException($"The journal cannot be kept in {folder}: {error.Message}", error);

    /// <exception cref="JournalUnavailableException">The folder lies on a network file system.</exception>
    public static void RefuseNetwork(string folder, string mounts)
    {
        if (!File.Exists(mounts))
            return;
        var found = (Point: "", Kind: "");
        foreach (var line in File.ReadLines(mounts))
        {
            var words = line.Split(' ');
            if (words.Length < 3)
                continue;
            var point = words[1].Replace("\\040", " ", StringComparison.Ordinal);
            if (point.Length >= found.Point.Length && IsBelow(folder, point))
                found = (point, words[2]);
        }

        if (s_networkFileSystems.Contains(found.Kind))
        {
            throw new JournalUnavailableException(
                $"{folder} lies on a network file system ({found.Kind}), where SQLite cannot keep a journal safely;"
                    + " choose a folder on a disk of this machine, or PostgreSQL."
            );
        }
    }

    /// <summary>Creates a folder and makes its name durable.</summary>
    public static void Create(string folder)
    {
        if (Directory.Exists(folder))
            return;
        var parent = Path.GetDirectoryName(folder);
        if (parent is not null)
            Create(parent);
        Directory.CreateDirectory(folder);
        if (parent is not null)
            Sync(parent);
    }

    /// <summary>Makes the names of the files in a folder durable.</summary>
    /// <exception cref="IOException">That cannot be done.</exception>
    public static void Sync(string folder)
    {
        // Windows has no such call; NTFS logs changes of names itself.
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = OpenForReading(folder, 0);
        if (descriptor < 0)
            throw LastError(folder);
        try
        {
            if (Fsync(descriptor) < 0)
                throw LastError(folder);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    // That another process holds the lock has no exception of its own: the codes are EWOULDBLOCK and its like.
    private static bool IsLock(IOException error) =>
        error.HResult
            is 11 // Linux.
                or 35 // macOS.
                or unchecked((int)0x80070020); // Windows.

    private static bool IsBelow(string folder, string point) =>
        point == "/" || folder == point || folder.StartsWith(point + "/", StringComparison.Ordinal);

    private static IOException LastError(string path) =>
        new($"{path}: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");

    // File.OpenHandle refuses folders.
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenForReading(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
