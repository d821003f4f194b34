namespace Simulation.Scenarios.Diagnostics;

/// <summary>A place in a pack's file. Lines and columns count from 1; line 0 means the file as a whole.</summary>
public readonly record struct Position(string File, int Line, int Column)
{
    public static Position Whole(string file) => new(file, 0, 0);
}
