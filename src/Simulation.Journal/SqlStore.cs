using System.Data.Common;

namespace Simulation.Journal;

/// <summary>
/// What differs between the databases that a <see cref="SqlJournal"/> can be kept in. The tables (<c>Schema/</c>), the
/// lines in them and how they are read are the same.
/// </summary>
internal abstract class SqlStore : IAsyncDisposable
{
    /// <summary>What the operator should mend although the database can be used; null for nothing.</summary>
    public string? Advice { get; protected set; }

    /// <summary>What a query joins with <c>journal_stream head</c> to have its lines, as <c>line</c>.</summary>
    public virtual string LineOfHead => "journal_line line on line.stream = head.stream";

    /// <summary>Runs a query on a connection of its own, where it keeps nobody from writing.</summary>
    public abstract Task<T> Read<T>(Func<DbConnection, Task<T>> query, CancellationToken cancellationToken);

    /// <summary>
    /// Runs a piece of work that appends and deletes, where such calls may take their time. One piece is started at a
    /// time.
    /// </summary>
    public virtual Task RunWriter(Func<Task> write) => Task.Run(write);

    /// <summary>
    /// Decides the appends and stores them in one transaction; their results are set when it is durable. To be called
    /// by the work that <see cref="RunWriter"/> runs.
    /// </summary>
    public abstract Task Append(IReadOnlyList<AppendOperation> appends, NdjsonLineWriter lines);

    /// <summary>
    /// Removes a stream; durable when the task completes. To be called by the work that <see cref="RunWriter"/> runs.
    /// </summary>
    public abstract Task Delete(string stream);

    /// <summary>Completes when nothing of what was deleted before is left in the database's files.</summary>
    public virtual Task EraseDeleted() => Task.CompletedTask;

    /// <summary>What is wrong with the database as a whole: a line for each fault.</summary>
    public virtual Task<IReadOnlyList<string>> Check(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Says which running servers use the database; null when none does.</summary>
    public virtual Task<string?> FindUsers(CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>
    /// Copies the whole database by its own means into the data folder <paramref name="folder"/>, as it is at one
    /// moment.
    /// </summary>
    /// <returns>False when this database cannot do that.</returns>
    public virtual Task<bool> TryBackUp(string folder) => Task.FromResult(false);

    /// <summary>What a failure of the database means; null when it is none but a bug.</summary>
    public abstract Exception? Translate(Exception error);

    public abstract ValueTask DisposeAsync();
}
