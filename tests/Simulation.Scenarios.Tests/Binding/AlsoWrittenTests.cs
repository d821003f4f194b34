using Simulation.Rules.Effects;
using Simulation.Scenarios.Checks;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Tests.Binding;

/// <summary>An asset is named by of wherever something of it is named, and by asset as before.</summary>
public sealed class AlsoWrittenTests
{
    [Theory]
    [InlineData("asset")]
    [InlineData("of")]
    public void A_status_is_set_of_an_asset(string key)
    {
        var read = Read(
            "      - set: {status: shut, asset: asset}\n      - change",
            $"      - set: {{status: shut, {key}: model}}\n      - change"
        );
        Assert.Empty(read.Diagnostics);
        Assert.Contains(
            ScenarioWalk.Within(read.Scenario!).OfType<SetEffect>(),
            effect => effect.Asset?.Name == "model"
        );
    }

    [Theory]
    [InlineData("asset")]
    [InlineData("of")]
    public void An_attribute_is_changed_of_an_asset_and_a_resource_still_of_an_institution(string key)
    {
        var read = Read(
            "      - change: {resource: capital, of: issuer, by: 1}",
            $"      - change: {{resource: capital, of: issuer, by: 1}}\n      - change: {{attribute: flaw, {key}: model, by: 1}}"
        );
        Assert.Empty(read.Diagnostics);
        var changes = ScenarioWalk.Within(read.Scenario!).OfType<ChangeEffect>().ToList();
        Assert.Contains(changes, change => change is { Attribute: "flaw", Asset.Name: "model", Of: null });
        Assert.Contains(changes, change => change is { Resource: "capital", Of.Name: "issuer", Asset: null });
    }

    [Fact]
    public void Both_are_one_too_many()
    {
        var read = Read(
            "{status: shut, asset: asset}\n      - change",
            "{status: shut, asset: model, of: model}\n      - change"
        );
        Assert.Equal(DiagnosticCodes.DuplicateKey, Assert.Single(read.Diagnostics).Code);
    }

    private static ScenarioReading Read(string piece, string written) =>
        ScenarioReader.Read(SmallScenario.Pack(SmallScenario.With(piece, written)));
}
