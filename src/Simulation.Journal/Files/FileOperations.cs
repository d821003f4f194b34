namespace Simulation.Journal.Files;

/// <summary>The durable state of the stream, with a handle to read it by when that is wanted.</summary>
internal sealed class LookOperation(bool open) : Operation<Look>
{
    public bool Open => open;
}

/// <param name="File">To be disposed by who asked; null when the stream does not exist or it was not wanted.</param>
internal readonly record struct Look(long Version, long Length, IFile? File);

internal sealed class DeleteOperation : Operation<bool>;
