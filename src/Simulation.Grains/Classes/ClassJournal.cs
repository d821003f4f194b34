using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Simulation.Grains.Deadlines;
using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Rules.Classes;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Scenarios.Packs;

namespace Simulation.Grains.Classes;

/// <summary>
/// Reads a class from its stream and writes what is decided. Commands that wait are decided one after the other and
/// share an append; each is answered when it is on disk. Nothing is shown that is not.
/// </summary>
internal sealed partial class ClassJournal(string id, IJournal journal, TimeProvider time, ILogger logger)
{
    /// <summary>Most commands in one append.</summary>
    private const int AppendAtMost = 64;

    private readonly WakeJournal _wakes = new(journal, time);
    private readonly Queue<Pending> _waiting = new();
    private readonly HashSet<UInt128> _commands = [];
    private bool _isWriting;
    private bool _isDropped;
    private Task<Refusal?>? _loading;

    private sealed record Pending(string Id, ClassAuthor By, ClassCommand Command)
    {
        public TaskCompletionSource<ClassOutcome> Answer { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public string Stream { get; } = "class/" + id;

    /// <summary>The class after the last entry on disk; null while there is none.</summary>
    public ClassWorld? World { get; private set; }

    /// <summary>When the last entry was written.</summary>
    public DateTimeOffset LastAt { get; private set; }

    /// <summary>Whether an append was refused or failed, or the class is deleted.</summary>
    public bool IsDropped => _isDropped;

    /// <summary>Called once new entries are on disk, before they are acknowledged.</summary>
    public required Action OnCommitted { get; init; }

    /// <summary>Called when an append was refused or failed; nothing more is accepted.</summary>
    public required Action OnDropped { get; init; }

    /// <summary>Reads the stream, the first time.</summary>
    /// <returns>A refusal when it cannot be read, or when an append has failed.</returns>
    public Task<Refusal?> Ready()
    {
        if (_isDropped)
            return Task.FromResult<Refusal?>(SessionRefusals.NotNow);
        if (_loading is null or { IsFaulted: true } or { IsCanceled: true } or { IsCompleted: true, Result: not null })
            _loading = Load();
        return _loading;
    }

    /// <summary>Writes the first entry of a new class.</summary>
    /// <returns>A refusal when it cannot be written.</returns>
    public async Task<Refusal?> Open(ClassOpened opened)
    {
        var (name, json) = StoredClassEvents.Write(opened);
        var entry = new JournalEntry(
            1,
            time.GetUtcNow(),
            "open",
            ClassAuthor.Facilitator.ToString(),
            [new StoredEvent(name, json)]
        );
        if (opened.Due is { } due)
            await _wakes.Add(Stream, due.At);
        if (await journal.Append(Stream, 0, [entry]) is not AppendResult.Appended)
        {
            // The same request came twice at the same moment: the other one has opened it.
            _loading = null;
            return await Ready();
        }

        Take(entry, Read(opened));
        OnCommitted();
        return null;
    }

    /// <summary>
    /// Decides a command, and answers when it is on disk. A command that was accepted before is not decided again.
    /// </summary>
    public async Task<ClassOutcome> Execute(string command, ClassAuthor by, ClassCommand asked)
    {
        if (await Ready() is { } refusal)
            return new ClassOutcome(refusal);
        if (World is null)
            return new ClassOutcome(SessionRefusals.NoSession);
        var pending = new Pending(command, by, asked);
        _waiting.Enqueue(pending);
        if (!_isWriting)
            _ = WriteAll();
        return await pending.Answer.Task;
    }

    /// <summary>Decides a command of the server's own.</summary>
    public Task<ClassOutcome> Execute(ClassServerCommand asked) =>
        Execute(Guid.CreateVersion7().ToString("N"), ClassAuthor.Server, asked);

    /// <summary>Accepts nothing more: the stream is deleted.</summary>
    public void Close()
    {
        _isDropped = true;
        World = null;
    }

    private async Task WriteAll()
    {
        _isWriting = true;
        try
        {
            while (_waiting.Count > 0 && !_isDropped)
            {
                // Calls that wait already are decided first and share the append.
                await Task.Yield();
                await WriteNext();
            }
        }
        catch (Exception failure)
        {
            Drop(failure);
        }
        finally
        {
            _isWriting = false;
            while (_waiting.TryDequeue(out var late))
                late.Answer.TrySetResult(new ClassOutcome(SessionRefusals.NotNow));
        }
    }

    private async Task WriteNext()
    {
        var answered = new List<(Pending Pending, ClassOutcome Outcome)>();
        var entries = new List<(JournalEntry Entry, ClassWorld After)>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var world = World!;
        try
        {
            while (answered.Count < AppendAtMost && _waiting.TryDequeue(out var next))
            {
                var before = world.Version;
                answered.Add((next, ClassOutcome.Accepted));
                if (_commands.Contains(CommandDigest.Of(next.Id)) || taken.Contains(next.Id))
                    continue;
                switch (ClassRulebook.Decide(world, next.By, next.Command, time.GetUtcNow()))
                {
                    case ClassDecision.Accepted { Events.IsEmpty: false } accepted:
                        world = accepted.After;
                        taken.Add(next.Id);
                        entries.Add((Stored(next, before + 1, accepted.Events), world));
                        break;
                    case ClassDecision.Refused refused:
                        answered[^1] = (next, new ClassOutcome(refused.Refusal, refused.Line));
                        break;
                }
            }

            if (entries.Count > 0)
            {
                // First, so that a kill in between leaves an entry too many and not one too few.
                if (world.Deadline is { } deadline && deadline != World!.Deadline)
                    await _wakes.Add(Stream, deadline);
                var result = await journal.Append(Stream, World!.Version, [.. entries.Select(entry => entry.Entry)]);
                if (result is not AppendResult.Appended)
                    throw new InvalidOperationException($"Another writer has written to class {id}.");
            }
        }
        catch
        {
            foreach (var (pending, _) in answered)
                pending.Answer.TrySetResult(new ClassOutcome(SessionRefusals.NotNow));
            throw;
        }

        foreach (var (entry, after) in entries)
            Take(entry, after);
        try
        {
            if (entries.Count > 0)
                OnCommitted();
        }
        finally
        {
            foreach (var (pending, outcome) in answered)
                pending.Answer.TrySetResult(outcome);
        }
    }

    // What reached the disk may not be known: the next activation reads it, and finds a command by its id.
    private void Drop(Exception failure)
    {
        _isDropped = true;
        LogDropped(failure, id);
        OnDropped();
    }

    private JournalEntry Stored(Pending pending, long first, ImmutableArray<ClassEvent> events)
    {
        var (command, input) = StoredClassCommands.Write(pending.Command);
        return new JournalEntry(
            first,
            time.GetUtcNow(),
            pending.Id,
            pending.By.ToString(),
            [.. events.Select(StoredClassEvents.Write).Select(stored => new StoredEvent(stored.Name, stored.Json))]
        )
        {
            Command = new StoredCommand(command, input),
        };
    }

    private async Task<Refusal?> Load()
    {
        try
        {
            ClassWorld? world = null;
            var read = new List<JournalEntry>();
            await foreach (var stored in journal.Read(Stream))
            {
                foreach (var (name, json) in stored.Events)
                {
                    var happened = StoredClassEvents.Read(name, json.Span);
                    world = world is null ? Read((ClassOpened)happened) : world.Evolve(happened);
                }

                read.Add(stored);
            }

            // Also one that came with a copy of its journal.
            if (world?.Deadline is { } deadline)
                await _wakes.Add(Stream, deadline);
            foreach (var stored in read)
                Take(stored, world!);
            return null;
        }
        catch (JournalUnavailableException failure)
        {
            LogDropped(failure, id);
            return SessionRefusals.NotNow;
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or TimeoutException))
        {
            LogDamaged(failure, id);
            return SessionRefusals.Damaged;
        }
    }

    private void Take(JournalEntry entry, ClassWorld after)
    {
        _commands.Add(CommandDigest.Of(entry.CommandId));
        LastAt = entry.At;
        World = after;
    }

    private static ClassWorld Read(ClassOpened opened)
    {
        var reading = ScenarioReader.ReadRecorded(new ScenarioPack(opened.Files), opened.Cast);
        var scenario =
            reading.Scenario
            ?? throw new InvalidOperationException($"The scenario of class {opened.Class} cannot be read.");

        // The texts that all sessions of the scenario share.
        return ClassWorld.Open(scenario, opened with { Files = reading.Pack!.Files });
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The journal of class {Class} is unavailable; it is read again.")]
    private partial void LogDropped(Exception failure, string @class);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The journal of class {Class} is damaged.")]
    private partial void LogDamaged(Exception failure, string @class);
}

/// <param name="Refusal">Null when the command is on disk, or has nothing to change.</param>
/// <param name="Line">Of the roster, where the fault is.</param>
internal sealed record ClassOutcome(Refusal? Refusal, int? Line = null)
{
    public static readonly ClassOutcome Accepted = new((Refusal?)null);
}
