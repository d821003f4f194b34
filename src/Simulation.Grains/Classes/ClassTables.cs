using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Simulation.Grains.Sessions;
using Simulation.Rules.Classes;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Classes;

/// <summary>
/// Carries out at the tables what the class has written down, and writes down that it is done. What was interrupted in
/// between is carried out again; a table does the same instruction once.
/// </summary>
/// <param name="send">Sends an instruction to the session of a table.</param>
internal sealed partial class ClassTables(
    string id,
    ClassJournal journal,
    JoinKey joinKey,
    Func<string, TableInstruction, Task<TableReply>> send,
    ILogger logger
)
{
    private static readonly Refusal Unreachable = new(
        RefusalCode.TryAgain,
        "The table cannot be reached at the moment."
    );

    private readonly Dictionary<int, string> _sessions = [];
    private readonly Dictionary<int, Task> _running = [];

    // Members whose seats somebody waits for, who takes care of the rest.
    private readonly HashSet<string> _awaited = new(StringComparer.Ordinal);

    /// <summary>The id of a table's session, which only the server can work out.</summary>
    public async Task<string> SessionOf(int table)
    {
        if (!_sessions.TryGetValue(table, out var session))
        {
            session = await joinKey.IdOf("class/" + id, $"table/{table}");
            _sessions[table] = session;
        }

        return session;
    }

    /// <summary>The id of a member's seat, which is no secret.</summary>
    public static string SeatOf(string id, string member, Place place) => SeatOf(id, member, place.Seat);

    /// <summary>Whose place a seat is; null when it is nobody's.</summary>
    public Member? MemberIn(int table, string seat) =>
        journal.World?.At(table).FirstOrDefault(member => SeatOf(id, member.Id, member.Place!) == seat);

    /// <summary>Begins to carry out whatever is pending at any table.</summary>
    public void CarryOut()
    {
        foreach (var table in journal.World?.Pending.Select(task => task.Table).Distinct().ToList() ?? [])
            _ = CarryOut(table);
    }

    /// <summary>Carries out what is pending at a table, as far as it can be.</summary>
    public Task CarryOut(int table)
    {
        if (_running.TryGetValue(table, out var running) && !running.IsCompleted)
            return running;
        return _running[table] = Run(table);
    }

    /// <summary>Sends an instruction to a table.</summary>
    public async Task<TableReply> Send(int table, TableInstruction instruction) =>
        await send(await SessionOf(table), instruction);

    /// <summary>Sends an instruction to a table; one that cannot be reached answers with a refusal.</summary>
    public async Task<TableReply> TrySend(int table, TableInstruction instruction)
    {
        try
        {
            return await Send(table, instruction);
        }
        catch (Exception failure) when (failure is OrleansException or TimeoutException)
        {
            return new TableReply(Unreachable);
        }
    }

    /// <summary>Seats a member as the class has assigned it, and gives the seat a ticket.</summary>
    /// <returns>A refusal when the table has no such place.</returns>
    public async Task<TableReply> Seat(string member, string ticketHash)
    {
        _awaited.Add(member);
        try
        {
            if (journal.World?.Members.GetValueOrDefault(member)?.Place is not { } place)
                return new TableReply(SessionRefusals.NoSeat);

            // Those who leave go first, so that those who come in their stead find the place free.
            await CarryOut(place.Table);
            return await Seat(member, place, ticketHash);
        }
        finally
        {
            _awaited.Remove(member);
        }
    }

    private async Task Run(int table)
    {
        await Task.Yield();
        try
        {
            while (Next(table) is { } task)
            {
                if (!await CarryOut(task))
                    return;
            }
        }
        catch (Exception failure)
        {
            // What is pending stays so, and is tried again.
            LogNotCarriedOut(failure, id, table);
        }
        finally
        {
            _running.Remove(table);
        }

        // What waited elsewhere for what was done here.
        foreach (var other in journal.World?.Pending.OfType<FreeSeat>().Select(free => free.Table).Distinct() ?? [])
        {
            if (other != table && Next(other) is not null)
                _ = CarryOut(other);
        }
    }

    // A seat is freed once its person has another one, so that nobody is without.
    private ClassTask? Next(int table) =>
        journal.World?.Pending.FirstOrDefault(task =>
            task.Table == table
            && task switch
            {
                SeatMember seat => !_awaited.Contains(seat.Member),
                FreeSeat free => !journal.World.Pending.Any(other =>
                    other is SeatMember seat && seat.Member == free.Member && seat.Table != free.Table
                ),
                _ => true,
            }
        );

    /// <returns>Whether it is done, and not to be tried again later.</returns>
    private async Task<bool> CarryOut(ClassTask task)
    {
        var world = journal.World!;
        var reply = task switch
        {
            OpenTable => await Send(task.Table, ClassOpenedFactory.TableOf(world, task.Table)),
            SeatMember seat when world.Members.GetValueOrDefault(seat.Member)?.Place is { } place => await Seat(
                seat.Member,
                place,
                ticketHash: null
            ),
            FreeSeat free => await Send(
                task.Table,
                new FreeInstruction(id, SeatOf(id, free.Member, free.Seat), free.MovedTo)
            ),
            CloseConsole close => await Send(
                task.Table,
                new FreeInstruction(id, ConsoleSeats.SeatOf(close.Assistant), MovedTo: null)
            ),
            UnsealTable => await Send(task.Table, new UnsealInstruction(id)),
            EndTable => await Send(task.Table, new EndInstruction(id)),
            _ => TableReply.Done,
        };
        if (reply.Refusal is { } refusal && IsForNow(refusal))
            return false;

        // What a table refuses for good, as one that was deleted does, is no use to repeat.
        if (task is not SeatMember)
            await journal.Execute(new FinishTask(task));
        return journal.World?.Pending.Contains(task) == false;
    }

    private async Task<TableReply> Seat(string member, Place place, string? ticketHash)
    {
        var world = journal.World!;
        if (!world.Members.TryGetValue(member, out var found))
            return new TableReply(SessionRefusals.NoSeat);
        var reply = await Send(
            place.Table,
            new SeatInstruction(
                id,
                SeatOf(id, member, place),
                found.Name,
                place.Role,
                $"class:{member}:{place.Number}",
                place.IsExact,
                ticketHash,
                Starts: world.Opened.Kind == ClassKind.Homework && found.CheckedIn
            )
        );
        if (reply.Refusal is null)
            await journal.Execute(new FinishTask(new SeatMember(place.Table, member, place.Number), reply.Role));
        else if (!IsForNow(reply.Refusal) && world.Pending.Contains(new SeatMember(place.Table, member, place.Number)))
            await journal.Execute(new FailAssignment(member, place.Number));
        return reply;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Table {Table} of class {Class} could not be reached.")]
    private partial void LogNotCarriedOut(Exception failure, string @class, int table);

    private static bool IsForNow(Refusal refusal) =>
        refusal.Code is RefusalCode.TryAgain or RefusalCode.ServerStopping or RefusalCode.SessionDamaged;

    private static string SeatOf(string id, string member, int number)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{id}\n{member}\n{number}"));
        return "s" + Convert.ToHexStringLower(digest.AsSpan(0, 6));
    }
}
