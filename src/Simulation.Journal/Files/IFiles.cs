namespace Simulation.Journal.Files;

/// <summary>
/// The disk as the file journal uses it: a port, so that tests can stop it at any byte, fill it and break it. All
/// methods throw <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>. The real one is
/// <see cref="DiskFiles"/>.
/// </summary>
internal interface IFiles
{
    /// <summary>Creates the folder, and its parents, unless it is there.</summary>
    void CreateFolder(string folder);

    bool FolderExists(string folder);

    /// <summary>Makes the names in a folder durable: what was created, moved or deleted in it.</summary>
    void SyncFolder(string folder);

    /// <summary>Names of the folders in a folder.</summary>
    IEnumerable<string> Folders(string folder);

    /// <summary>Names of the files in a folder.</summary>
    IEnumerable<string> Files(string folder);

    /// <summary>Creates the file, empty, replacing one that is there.</summary>
    IFile Create(string path);

    /// <summary>Null when there is no such file.</summary>
    IFile? Open(string path, bool write);

    void Move(string from, string to);

    /// <summary>No error when it does not exist.</summary>
    void Delete(string path);

    /// <summary>Takes the file for this process alone until disposed; fails when another holds it.</summary>
    IDisposable Lock(string path);
}

internal interface IFile : IDisposable
{
    long Length { get; }

    /// <summary>Bytes read, 0 at the end.</summary>
    int Read(Span<byte> bytes, long offset);

    ValueTask<int> ReadAsync(Memory<byte> bytes, long offset, CancellationToken cancellationToken);

    /// <summary>Writes all bytes or throws, then with any part of them written.</summary>
    void Write(ReadOnlySpan<byte> bytes, long offset);

    void Truncate(long length);

    /// <summary>Returns when everything written is on disk.</summary>
    void Sync();
}
