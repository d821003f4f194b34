namespace Simulation.Journal.Files;

/// <summary>Bytes that a group of the log puts into the file of a stream.</summary>
/// <param name="Offset">Where in that file.</param>
/// <param name="Length">How many bytes; they follow each other in the group in the order of its frames.</param>
internal readonly record struct LogFrame(string Stream, long Offset, int Length);

/// <summary>What belongs at a place in the file of a stream.</summary>
internal readonly record struct LoggedBytes(long Offset, ReadOnlyMemory<byte> Bytes);
