using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Simulation.Journal.Files;

/// <summary>The real disk.</summary>
internal sealed partial class DiskFiles : IFiles
{
    public void CreateFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        var parent = Path.GetDirectoryName(Path.GetFullPath(folder));
        if (parent is not null)
        {
            CreateFolder(parent);
        }

        Directory.CreateDirectory(folder);
        if (parent is not null)
        {
            SyncFolder(parent);
        }
    }

    public bool FolderExists(string folder) => Directory.Exists(folder);

    public void SyncFolder(string folder)
    {
        // Windows has no such call; NTFS logs changes of names itself.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = OpenForReading(folder, 0);
        if (descriptor < 0)
        {
            throw LastError(folder);
        }

        try
        {
            if (Fsync(descriptor) < 0)
            {
                throw LastError(folder);
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    public IEnumerable<string> Folders(string folder) =>
        new DirectoryInfo(folder).EnumerateDirectories().Select(found => found.Name);

    public IEnumerable<string> Files(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles().Select(found => found.Name);

    public IFile Create(string path) => new DiskFile(
        File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete));

    public IFile? Open(string path, bool write)
    {
        try
        {
            return new DiskFile(File.OpenHandle(
                path,
                FileMode.Open,
                write ? FileAccess.ReadWrite : FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Move(string from, string to) => File.Move(from, to, overwrite: false);

    public void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
        }
    }

    public IDisposable Lock(string path)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        file.SetLength(0);
        file.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        file.Flush();
        return file;
    }

    private static IOException LastError(string path) =>
        new($"{path}: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");

    // File.OpenHandle refuses folders.
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenForReading(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static partial int Fdatasync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    private sealed class DiskFile(SafeFileHandle handle) : IFile
    {
        public long Length => RandomAccess.GetLength(handle);

        public int Read(Span<byte> bytes, long offset) => RandomAccess.Read(handle, bytes, offset);

        public ValueTask<int> ReadAsync(Memory<byte> bytes, long offset, CancellationToken cancellationToken) =>
            RandomAccess.ReadAsync(handle, bytes, offset, cancellationToken);

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            try
            {
                RandomAccess.Write(handle, bytes, offset);
            }
            catch (ArgumentOutOfRangeException error)
            {
                // What .NET makes of a file that may not grow (EFBIG).
                throw new IOException("The file has reached the largest size allowed", error);
            }
        }

        public void Truncate(long length) => RandomAccess.SetLength(handle, length);

        // The time of a change, which fsync would write as well, need not be on disk.
        public void Sync()
        {
            if (!OperatingSystem.IsLinux())
            {
                RandomAccess.FlushToDisk(handle);
            }
            else if (Fdatasync(handle) < 0)
            {
                throw LastError("The file could not be synced");
            }
        }

        public void Dispose() => handle.Dispose();
    }
}
