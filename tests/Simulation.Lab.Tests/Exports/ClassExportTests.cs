using Simulation.Lab.Exports;
using Simulation.Rules.Classes;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Lab.Tests.Exports;

/// <summary>The tables of a class in one export, and the table of who has taken part.</summary>
public sealed class ClassExportTests
{
    private static readonly Refusal NotOver = new(RefusalCode.WrongPhase, "The session is not over yet.");

    [Fact]
    public void Rows_of_all_tables_stand_under_the_headings_and_carry_the_table()
    {
        var scenario = FirstCall.Scenario;
        var tables = new[] { 1, 2 }.Select(number => FinishedSession.Of(scenario, Play(number))!).ToList();
        var export = ClassDataExport.Of(
            scenario,
            [new ExportedTable(1, "s1", null), new ExportedTable(2, "s2", null), new ExportedTable(3, "s3", 1)]
        );
        var rows = tables.ConvertAll(table => DataExport.RowsOf(table));

        var whole = export
            .Headings.Tables.Select((table, i) => table.Csv + string.Concat(rows.Select(row => row.Tables[i].Csv)))
            .ToList();
        Assert.Equal(DataExport.Of(scenario, tables).Tables.Select(table => table.Csv), whole);
        Assert.Equal(DataExport.Names, export.Headings.Tables.Select(table => table.Name));
        var (sessions, decisions) = (whole[0], whole[1]);
        Assert.Equal(["table", "1", "2"], Column(sessions, "table"));
        Assert.Equal(["class", "class1", "class1"], Column(sessions, "class"));
        Assert.Equal(["table", "1", "2"], Column(decisions, "table").Distinct());
        Assert.Equal(["session", "s1", "s2"], Column(decisions, "session").Distinct());

        Assert.Equal(
            "table,session,included,merged_into,why_not\r\n1,s1,yes,,\r\n2,s2,yes,,\r\n3,s3,no,1,The session is not over yet.\r\n",
            export.Overview(new Dictionary<int, Refusal> { [3] = NotOver })
        );
        foreach (var table in export.Headings.Tables)
        {
            foreach (var column in table.Csv.TrimEnd().Split(','))
                Assert.Contains($"\r\n{table.Name},{column},", export.Headings.Codebook, StringComparison.Ordinal);
        }

        Assert.Contains("\r\ntables,why_not,", export.Headings.Codebook, StringComparison.Ordinal);
    }

    [Fact]
    public void A_decision_of_a_person_has_a_pseudonym_and_one_of_an_autopilot_none()
    {
        var finished = FinishedSession.Of(FirstCall.Scenario, Play(1))!;
        var decisions = DataExport.Of(FirstCall.Scenario, [finished])["decisions"];
        var rows = Column(decisions, "role")
            .Zip(Column(decisions, "decided_by"), Column(decisions, "person"))
            .Skip(1)
            .ToList();
        Assert.Contains(rows, row => row.First == "ai-lab");
        Assert.All(rows, row => Assert.Equal(row.First == "ai-lab" ? "person-1" : "", row.Third));
    }

    [Fact]
    public void Participation_has_a_line_for_each_member_and_nothing_becomes_a_formula()
    {
        var ana = new MemberParticipation(
            "m1",
            "=SUM(A1)",
            "\tred",
            true,
            2,
            "ai-lab",
            ParticipationState.Finished,
            1_780_000_000_000,
            1_780_000_900_000,
            754,
            "A patch, in time",
            9,
            1
        );
        var ben = new MemberParticipation(
            "m2",
            "@ben",
            null,
            false,
            null,
            null,
            ParticipationState.NotStarted,
            null,
            null,
            0,
            null,
            0,
            0
        );
        var text = ParticipationExport.Of(
            new ParticipationReport([new TitledId("ai-lab", "The lab")], ["Why?"], [ana, ben], [])
        );
        Assert.Equal(
            "name,group,came,table,role,state,started,finished,minutes,ending,decisions,answers\r\n"
                + "'=SUM(A1),'\tred,yes,2,The lab,finished,2026-05-28T20:26:40Z,2026-05-28T20:41:40Z,12.6,"
                + "\"A patch, in time\",9,1\r\n"
                + "'@ben,,no,,,not started,,,0.0,,0,0\r\n",
            text
        );
        foreach (var column in text.Split("\r\n")[0].Split(','))
            Assert.Contains($"\r\nparticipation,{column},", ParticipationExport.Codebook, StringComparison.Ordinal);
    }

    // A game of autopilots, of which one is taken for a person, as a table of a class.
    private static IEnumerable<GameEntry> Play(int table)
    {
        var game = HeadlessGame.Play(FirstCall.Scenario, $"class/{table}");
        foreach (var entry in game.Entries)
        {
            yield return entry switch
            {
                { Events: [SessionOpened opened, ..] } => entry with
                {
                    Events = entry.Events.SetItem(
                        0,
                        opened with
                        {
                            Session = "s" + table,
                            Class = "class1",
                            Table = table,
                        }
                    ),
                },
                { By: { Kind: AuthorKind.Autopilot, Id: "ai-lab" } } => entry with
                {
                    By = CommandAuthor.Person("seat-of-ana"),
                },
                _ => entry,
            };
        }
    }

    // No cell of these tables has a comma in it.
    private static List<string> Column(string csv, string name)
    {
        var rows = csv.TrimEnd().Split("\r\n").Select(line => line.Split(',')).ToList();
        var index = Array.IndexOf(rows[0], name);
        return rows.ConvertAll(row => row[index]);
    }
}
