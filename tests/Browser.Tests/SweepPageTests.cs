using Browser.Tests.Driving;
using Microsoft.Playwright;
using Simulation.Lab.Sweeps;
using Simulation.Lab.Sweeps.Pages;
using Simulation.Scenarios;
using Simulation.Testing;

namespace Browser.Tests;

/// <summary>The report of a sweep is a file that opens without a server, for everybody.</summary>
[Collection(BrowserFixture.Name)]
public class SweepPageTests(BrowserFixture fixture)
{
    private const int Games = 20;

    [BrowserFact]
    public async Task The_report_of_a_sweep_opens_offline_and_is_accessible()
    {
        var scenario = ScenarioLibrary
            .Read(Repository.Scenarios)
            .Shelf.Single(entry => entry.Id == "first-call")
            .Scenario!;
        var design = SweepDesign.Read(
            scenario,
            [],
            ["indicators.executive-precedent.start=5..95", "ai-lab.temperament=hard-line,conciliatory"],
            out var fault
        );
        Assert.Equal("", fault);
        var sweep = Sweep.Run(scenario, "page", Games, 2, TimeProvider.System, design: design);
        var folder = Directory.CreateTempSubdirectory("whitecell-report-");
        try
        {
            var file = Path.Combine(folder.FullName, "report.html");
            await File.WriteAllTextAsync(file, SweepPage.Write(sweep, "0123456789abcdef", "1.2.3"));
            await using var reader = await fixture.Browsers.Someone();
            foreach (
                var (screen, scheme) in ((Screen, ColorScheme)[])
                    [(Screen.Phone, ColorScheme.Light), (Screen.Laptop, ColorScheme.Dark)]
            )
            {
                await reader.Hold(screen);
                await reader.Prefer(scheme);
                await reader.Open(new Uri(file));
                await reader.Sees(reader.Heading("Endings"));
                Assert.Empty(await Axe.Violations(reader.Page));
            }

            Assert.Empty(reader.Traffic.Errors);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
