using Simulation.Journal;

namespace Simulation.Cli.Journals;

/// <summary>Counts what became of streams that were copied one by one, and says it.</summary>
internal sealed class CopyReport
{
    private int _copied;
    private int _left;
    private int _damaged;

    /// <summary>Copies a stream; one that is damaged is named, and the next can follow.</summary>
    public async Task Add(string stream, Func<Task<CopyResult>> copy)
    {
        try
        {
            var result = await copy();
            if (result == CopyResult.Left)
                _left++;
            else
                _copied++;
            if (result == CopyResult.Finished)
                Console.WriteLine($"{stream} was there in part and is whole now.");
        }
        catch (JournalDamagedException damage)
        {
            _damaged++;
            await Console.Error.WriteLineAsync(damage.Message);
        }
    }

    /// <param name="verb">In the past participle.</param>
    /// <returns>The exit code.</returns>
    public int Finish(string verb)
    {
        Console.WriteLine($"{_copied} streams {verb}; {_left} were there and stay as they are; {_damaged} damaged.");
        return _damaged == 0 ? 0 : 1;
    }
}
