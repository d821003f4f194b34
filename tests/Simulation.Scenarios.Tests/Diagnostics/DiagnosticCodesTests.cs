using System.Reflection;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Tests.Diagnostics;

public sealed class DiagnosticCodesTests
{
    [Fact]
    public void No_code_has_two_meanings()
    {
        var codes = typeof(DiagnosticCodes)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!)
            .ToList();

        Assert.All(codes, code => Assert.Matches("^WC[0-9]{4}$", code));
        Assert.Equal(codes.Distinct().Count(), codes.Count);
    }
}
