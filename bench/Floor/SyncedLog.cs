using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Simulation.Floor;

/// <summary>
/// A table of SQLite to which texts are appended; all that come while a transaction is under way share the next one,
/// which syncs to disk.
/// </summary>
internal sealed class SyncedLog
{
    private readonly Channel<(string Text, TaskCompletionSource Done)> _queue = Channel.CreateUnbounded<(
        string Text,
        TaskCompletionSource Done
    )>();
    private readonly string _file;

    /// <param name="folder">A new file is made in it.</param>
    public SyncedLog(string folder)
    {
        _file = Path.Combine(folder, $"floor-{Guid.NewGuid():N}.db");
        new Thread(Write) { IsBackground = true, Name = "log" }.Start();
    }

    /// <summary>Completes when the text is on disk.</summary>
    public Task Append(string text)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Writer.TryWrite((text, done));
        return done.Task;
    }

    private void Write()
    {
        using var connection = new SqliteConnection($"Data Source={_file}");
        connection.Open();
        using (var create = connection.CreateCommand())
        {
            create.CommandText = "pragma journal_mode = wal; pragma synchronous = full; create table entry (text text)";
            create.ExecuteNonQuery();
        }

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
}
