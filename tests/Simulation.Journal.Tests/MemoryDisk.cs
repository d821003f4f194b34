using Simulation.Journal.Files;

namespace Simulation.Journal.Tests;

/// <summary>One thing done to a disk.</summary>
internal sealed record Step(
    string What, string Path, int Node = 0, long Offset = 0, byte[]? Bytes = null, string To = "");

/// <summary>
/// A disk with a cache: what is written can be read at once but survives a power cut only after the sync of its file,
/// and a name only after the sync of its folder. A sync that fails drops what it should have written, while the cache
/// goes on showing it, as Linux does. Every step is recorded and can be repeated up to any point.
/// </summary>
internal sealed class MemoryDisk : IFiles
{
    private readonly Lock _gate = new();
    private readonly SortedSet<string> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Node> _nodes = [];
    private Dictionary<string, int> _names = [];
    private Dictionary<string, int> _durableNames = [];
    private bool _locked;

    public List<Step> Steps { get; } = [];

    /// <summary>Called before each step; what it throws is the fault.</summary>
    public Action<Step> Before { get; set; } = _ => { };

    /// <summary>From now on syncs wait, until all are let go.</summary>
    /// <param name="fail">Whether they fail then.</param>
    public HeldSyncs HoldSyncs(bool fail = false)
    {
        var held = new HeldSyncs();
        Before = step =>
        {
            if (step.What != "sync")
            {
                return;
            }

            held.Wait();
            if (fail)
            {
                throw new IOException("The disk is broken");
            }
        };
        return held;
    }

    /// <summary>How many bytes still fit; a write that needs more writes what fits and fails.</summary>
    public long Room { get; set; } = long.MaxValue;

    public long BytesRead { get; private set; }

    public int OpenFiles { get; private set; }

    public int MostOpenFiles { get; private set; }

    public IEnumerable<string> Names => _names.Keys;

    public byte[] this[string path]
    {
        get
        {
            lock (_gate)
            {
                return [.. _nodes[_names[path]].Cached];
            }
        }
        set
        {
            var node = _nodes[_names[path]];
            node.Cached = [.. value];
            node.Durable = [.. value];
        }
    }

    /// <summary>A disk on which these steps were done.</summary>
    public static MemoryDisk Of(IEnumerable<Step> steps)
    {
        var disk = new MemoryDisk();
        foreach (var step in steps)
        {
            disk.Apply(step);
        }

        return disk;
    }

    /// <summary>What a killed process leaves: the cache lives on.</summary>
    public MemoryDisk Killed() => Of(Steps);

    /// <summary>What is left after the power was cut: only what was synced.</summary>
    public MemoryDisk PowerCut()
    {
        var disk = new MemoryDisk { _names = new(_durableNames), _durableNames = new(_durableNames) };
        disk._folders.UnionWith(_folders);
        foreach (var (id, node) in _nodes)
        {
            disk._nodes.Add(id, new Node { Cached = [.. node.Durable], Durable = [.. node.Durable] });
        }

        return disk;
    }

    /// <summary>Puts a remark of the test among the steps.</summary>
    public void Note(string what, string about, long version)
    {
        lock (_gate)
        {
            Steps.Add(new Step(what, about, Offset: version));
        }
    }

    public void CreateFolder(string folder)
    {
        if (!FolderExists(folder))
        {
            Do(new Step("folder", folder));
        }
    }

    public bool FolderExists(string folder)
    {
        lock (_gate)
        {
            return _folders.Contains(folder);
        }
    }

    public void SyncFolder(string folder) =>
        Do(FolderExists(folder) ? new Step("sync folder", folder) : throw new IOException("no such folder"));

    public IEnumerable<string> Folders(string folder)
    {
        lock (_gate)
        {
            return In(folder, _folders);
        }
    }

    public IEnumerable<string> Files(string folder)
    {
        lock (_gate)
        {
            return In(folder, _names.Keys);
        }
    }

    public IFile Create(string path)
    {
        lock (_gate)
        {
            var node = _nodes.Count;
            Do(new Step("create", path, node));
            return new Handle(this, node);
        }
    }

    public IFile? Open(string path, bool write)
    {
        lock (_gate)
        {
            return _names.TryGetValue(path, out var node) ? new Handle(this, node) : null;
        }
    }

    public void Move(string from, string to) => Do(new Step("move", from, To: to));

    public void Delete(string path)
    {
        lock (_gate)
        {
            if (!_names.ContainsKey(path))
            {
                return;
            }
        }

        Do(new Step("delete", path));
    }

    public IDisposable Lock(string path)
    {
        if (_locked)
        {
            throw new IOException("locked");
        }

        _locked = true;
        return new Unlock(this);
    }

    private static List<string> In(string folder, IEnumerable<string> paths) =>
        [.. paths.Where(path => Path.GetDirectoryName(path) == folder).Select(path => Path.GetFileName(path))];

    private void Do(Step step)
    {
        try
        {
            Before(step);
        }
        catch (IOException) when (step.What == "sync")
        {
            lock (_gate)
            {
                Steps.Add(step with { What = "failed sync" });
                _nodes[step.Node].Dirty.Clear();
            }

            throw;
        }

        lock (_gate)
        {
            if (step.What == "write")
            {
                // What is written over something needs no room.
                var more = Math.Max(0, step.Offset + step.Bytes!.Length - _nodes[step.Node].Cached.Count);
                if (more > Room)
                {
                    Apply(step with { Bytes = step.Bytes[..(int)Math.Max(0, step.Bytes.Length - (more - Room))] });
                    Room = 0;
                    throw new IOException("No space left on device");
                }

                Room -= more;
            }

            Apply(step);
        }
    }

    private void Apply(Step step)
    {
        Steps.Add(step);
        switch (step.What)
        {
            case "folder":
                for (var folder = step.Path; folder is not null; folder = Path.GetDirectoryName(folder))
                {
                    _folders.Add(folder);
                }

                break;
            case "create":
                _nodes.Add(step.Node, new Node());
                _names[step.Path] = step.Node;
                break;
            case "move":
                _names.Remove(step.Path, out var node);
                _names.Add(step.To, node);
                break;
            case "delete":
                _names.Remove(step.Path);
                break;
            case "sync folder":
                Replace(_durableNames, _names, step.Path);
                break;
            case "write":
                Node.Put(_nodes[step.Node].Cached, step.Offset, step.Bytes!);
                _nodes[step.Node].Dirty.Add(step);
                break;
            case "truncate":
                var cached = _nodes[step.Node].Cached;
                cached.RemoveRange((int)step.Offset, cached.Count - (int)step.Offset);
                _nodes[step.Node].Dirty.Add(step);
                break;
            case "sync":
                _nodes[step.Node].Sync();
                break;
            case "failed sync":
                _nodes[step.Node].Dirty.Clear();
                break;
            default:
                break;
        }
    }

    private static void Replace(Dictionary<string, int> durable, Dictionary<string, int> names, string folder)
    {
        foreach (var gone in durable.Keys.Where(path => Path.GetDirectoryName(path) == folder).ToList())
        {
            durable.Remove(gone);
        }

        foreach (var (path, node) in names.Where(pair => Path.GetDirectoryName(pair.Key) == folder))
        {
            durable.Add(path, node);
        }
    }

    private sealed class Node
    {
        public List<byte> Cached { get; set; } = [];

        public List<byte> Durable { get; set; } = [];

        /// <summary>What the next sync must carry over.</summary>
        public List<Step> Dirty { get; } = [];

        public void Sync()
        {
            foreach (var step in Dirty)
            {
                if (step.What == "write")
                {
                    Put(Durable, step.Offset, step.Bytes!);
                }
                else if (step.Offset < Durable.Count)
                {
                    Durable.RemoveRange((int)step.Offset, Durable.Count - (int)step.Offset);
                }
            }

            Dirty.Clear();
        }

        public static void Put(List<byte> content, long offset, byte[] bytes)
        {
            while (content.Count < offset + bytes.Length)
            {
                content.Add(0);
            }

            for (var index = 0; index < bytes.Length; index++)
            {
                content[(int)offset + index] = bytes[index];
            }
        }
    }

    private sealed class Handle : IFile
    {
        private readonly MemoryDisk _disk;
        private readonly int _node;
        private bool _closed;

        public Handle(MemoryDisk disk, int node)
        {
            _disk = disk;
            _node = node;
            lock (disk._gate)
            {
                disk.OpenFiles++;
                disk.MostOpenFiles = Math.Max(disk.MostOpenFiles, disk.OpenFiles);
            }
        }

        public long Length
        {
            get
            {
                lock (_disk._gate)
                {
                    return _disk._nodes[_node].Cached.Count;
                }
            }
        }

        public int Read(Span<byte> bytes, long offset)
        {
            lock (_disk._gate)
            {
                var content = _disk._nodes[_node].Cached;
                var count = (int)Math.Min(bytes.Length, Math.Max(0, content.Count - offset));
                content.Slice((int)offset, count).ToArray().CopyTo(bytes);
                _disk.BytesRead += count;
                return count;
            }
        }

        public ValueTask<int> ReadAsync(Memory<byte> bytes, long offset, CancellationToken cancellationToken) =>
            ValueTask.FromResult(Read(bytes.Span, offset));

        public void Write(ReadOnlySpan<byte> bytes, long offset) =>
            _disk.Do(new Step("write", "", _node, offset, bytes.ToArray()));

        public void Truncate(long length) => _disk.Do(new Step("truncate", "", _node, length));

        public void Sync() => _disk.Do(new Step("sync", "", _node));

        public void Dispose()
        {
            lock (_disk._gate)
            {
                _disk.OpenFiles -= _closed ? 0 : 1;
                _closed = true;
            }
        }
    }

    private sealed class Unlock(MemoryDisk disk) : IDisposable
    {
        public void Dispose() => disk._locked = false;
    }
}
