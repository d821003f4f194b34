namespace Simulation.Scenarios.Tests;

/// <summary>A sound scenario, damaged in many ways: whatever comes of it, it is said and never thrown.</summary>
public sealed class HostileScenarioTests
{
    private const string Damage = "{}[]:,-#&*!|>'\"%@`\n\t \0~?0x9é";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Damaged_characters(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 100; i++)
        {
            var text = SmallScenario.Yaml.ToCharArray();
            for (var n = random.Next(1, 4); n > 0; n--)
                text[random.Next(text.Length)] = Damage[random.Next(Damage.Length)];
            Read(new string(text));
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Lines_that_are_missing_doubled_or_elsewhere(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 100; i++)
        {
            var lines = SmallScenario.Yaml.Split('\n').ToList();
            var from = random.Next(lines.Count);
            var line = lines[from];
            if (random.Next(3) != 0)
                lines.RemoveAt(from);
            if (random.Next(3) != 0)
                lines.Insert(random.Next(lines.Count), line);
            Read(string.Join('\n', lines));
        }
    }

    [Fact]
    public void Values_of_another_kind()
    {
        var lines = SmallScenario.Yaml.Split('\n');
        foreach (var value in (string[])["", "[]", "{}", "[[]]", "{a: {a: a}}", "-1", "self", "99999999999999999999"])
        {
            for (var i = 0; i < lines.Length; i++)
            {
                if (lines[i].IndexOf(": ", StringComparison.Ordinal) is var colon && colon < 0)
                    continue;
                Read(string.Join('\n', [.. lines[..i], $"{lines[i][..colon]}: {value}", .. lines[(i + 1)..]]));
            }
        }
    }

    private static void Read(string yaml)
    {
        var reading = ScenarioReader.Read(SmallScenario.Pack(yaml));

        Assert.True(reading.Scenario is not null || reading.Diagnostics.Length > 0);
        var lines = yaml.Count(c => c == '\n') + 2;
        Assert.All(reading.Diagnostics, found => Assert.InRange(found.Line, 0, lines));
    }
}
