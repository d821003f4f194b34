using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Simulation.Floor;

/// <summary>
/// A table of SQLite to which texts are appended; all that come while a transaction is under way share the next one,
/// which syncs to disk.
/// </summary>
/// <param name="folder">A new file is made in it.</param>
internal sealed class SyncedLog(string folder)
{
    private readonly Channel<(string Text, TaskCompletionSource Done)> _queue = Channel.CreateUnbounded<(
        string Text,
        TaskCompletionSource Done
    )>();
    private readonly Lock _gate = new();
    private Thread? _writer;

    /// <summary>Completes when the text is on disk.</summary>
    public Task Append(string text)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Writer.TryWrite((text, done));
        if (Volatile.Read(ref _writer) is null)
            Start();
        return done.Task;
    }

    private void Start()
    {
        lock (_gate)
        {
            if (_writer is not null)
                return;
            _writer = new Thread(Write) { IsBackground = true, Name = "log" };
            _writer.Start();
        }
    }

    private void Write()
    {
        var file = Path.Combine(folder, $"floor-{Guid.NewGuid():N}.db");
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        Execute(connection, "pragma journal_mode = wal; pragma synchronous = full; create table entry (text text)");
        using var insert = connection.CreateCommand();
        insert.CommandText = "insert into entry values ($text)";
        var text = insert.Parameters.Add("$text", SqliteType.Text);
        var batch = new List<TaskCompletionSource>();
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            using (var transaction = connection.BeginTransaction())
            {
                insert.Transaction = transaction;
                while (_queue.Reader.TryRead(out var next))
                {
                    text.Value = next.Text;
                    insert.ExecuteNonQuery();
                    batch.Add(next.Done);
                }

                transaction.Commit();
            }

            foreach (var done in batch)
                done.SetResult();
            batch.Clear();
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
