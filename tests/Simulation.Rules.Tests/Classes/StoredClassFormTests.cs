using System.Text;
using Simulation.Rules.Classes;
using Simulation.Testing;

namespace Simulation.Rules.Tests.Classes;

/// <summary>
/// The JSON of events of classes and of commands to them, as journals hold it. Files in Stored/Classes never change;
/// a new kind gets its file with WHITECELL_ACCEPT=1, which writes those that are missing.
/// </summary>
public sealed class StoredClassFormTests
{
    private static readonly ClassEvent[] _events =
    [
        Classroom.Opening(),
        new MemberJoined("m1", "Ana", "red", "digest", "link"),
        new MemberAssigned("m1", 3, 2, "council", true),
        new AssignmentFailed("m1", 3),
        new MemberCheckedIn("m1"),
        new MemberUnseated("m1"),
        new MemberRemoved("m1"),
        new TablesMerged(1, 2),
        new TableBegun(1),
        new TableEnded(1),
        new AssistantInvited("a1", "Ida", "hash", [1, 2]),
        new AssistantTablesSet("a1", [2]),
        new AssistantWithdrawn("a1"),
        new IndicatorsChosen(["water"]),
        new DebriefsReleased(),
        new HomeworkDateMoved(new HomeworkDate("Europe/Berlin", new(2031, 6, 5, 18, 0, 0, TimeSpan.FromHours(2)))),
        new ClassEnded(),
        new TaskDone(new SeatMember(2, "m1", 3), "council"),
    ];

    private static readonly ClassCommand[] _commands =
    [
        new MoveMember("m1", 2, "council"),
        new RemoveMember("m1"),
        new MergeTables(1, 2),
        new SetAssistantTables("a1", [1]),
        new WithdrawAssistant("a1"),
        new ChooseIndicators(["water"]),
        new ReleaseDebriefs(),
        new MoveHomeworkDate(new HomeworkDate("Europe/Berlin", new(2031, 6, 5, 18, 0, 0, TimeSpan.FromHours(2)))),
        new PassHomeworkDate(new(2031, 6, 5, 18, 0, 0, TimeSpan.FromHours(2))),
        new EndClass(),
        new JoinMember("m1", "Ana", "digest", "red", 2, "council"),
        new AddRoster([new RosterMember(2, "m1", "Ana", "link", "red", 2, "council")]),
        new CheckInMember("m1"),
        new AssignMember("m1", [1]),
        new FailAssignment("m1", 3),
        new UnseatMember("m1", 3),
        new InviteAssistant("a1", "Ida", "hash", [1]),
        new NoteTable(1, true),
        new FinishTask(new FreeSeat(1, "m1", 3, 2)),
    ];

    private static readonly ClassTask[] _tasks =
    [
        new OpenTable(1),
        new SeatMember(1, "m1", 2),
        new FreeSeat(1, "m1", 2, 3),
        new CloseConsole(1, "a1"),
        new UnsealTable(1),
        new EndTable(1),
    ];

    [Fact]
    public void Every_kind_has_an_example()
    {
        AssertAll(StoredClassEvents.Names, _events.Select(e => StoredClassEvents.Write(e).Name));
        AssertAll(StoredClassCommands.Names, _commands.Select(c => StoredClassCommands.Write(c).Name));
        var tasks = typeof(ClassTask).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ClassTask)));
        AssertAll(tasks.Select(t => t.Name), _tasks.Select(t => t.GetType().Name));
    }

    [Fact]
    public void They_are_written_as_they_always_were_and_read_back_the_same()
    {
        List<(string Name, byte[] Json)> written =
        [
            .. _events.Select(StoredClassEvents.Write),
            .. _commands.Select(StoredClassCommands.Write),
            .. _tasks.Select(task => (task.GetType().Name, StoredClassEvents.Write(new TaskDone(task)).Json)),
        ];
        foreach (var (name, json) in written)
            Assert.Equal(Stored(name, json), Encoding.UTF8.GetString(json));
        Assert.Equal(
            written.Select(file => file.Name + ".json").Order(StringComparer.Ordinal),
            Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)
        );

        // Files of the pack make the opening another record; its JSON says whether it is the same.
        foreach (var happened in _events)
        {
            var (name, json) = StoredClassEvents.Write(happened);
            Assert.Equal(json, StoredClassEvents.Write(StoredClassEvents.Read(name, json)).Json);
        }

        foreach (var command in _commands)
        {
            var (name, json) = StoredClassCommands.Write(command);
            Assert.Equal(command, StoredClassCommands.Read(name, json));
        }

        foreach (var task in _tasks)
        {
            var (name, json) = StoredClassEvents.Write(new TaskDone(task));
            Assert.Equal(new TaskDone(task), StoredClassEvents.Read(name, json));
        }
    }

    [Theory]
    [InlineData("no-such-event", "{}")]
    [InlineData("tables-merged", "null")]
    [InlineData("tables-merged", "{\"from\":1}")]
    [InlineData("task-done", "{\"done\":{\"type\":\"dance\",\"table\":1}}")]
    [InlineData("session-opened", "{}")] // An event of sessions.
    public void What_is_no_such_event_cannot_be_read(string name, string json) =>
        Assert.Throws<InvalidDataException>(() => StoredClassEvents.Read(name, Encoding.UTF8.GetBytes(json)));

    private static void AssertAll(IEnumerable<string> names, IEnumerable<string> examples) =>
        Assert.Equal(names.Order(StringComparer.Ordinal), examples.Order(StringComparer.Ordinal));

    private static string Stored(string name, byte[] json)
    {
        var file = Path.Combine(Folder, name + ".json");
        if (!File.Exists(file) && Environment.GetEnvironmentVariable("WHITECELL_ACCEPT") == "1")
            File.WriteAllText(file, Encoding.UTF8.GetString(json) + "\n");
        return File.ReadAllText(file).TrimEnd('\n');
    }

    private static string Folder => Path.Combine(Repository.Root, "tests/Simulation.Rules.Tests/Stored/Classes");
}
