using Simulation.Testing;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Simulation.Journal.Tests;

/// <summary>On a class whose tests, also inherited ones, need PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsPostgresAttribute : Attribute;

/// <summary>
/// A test of <see cref="JournalContract"/>. It stands once, in the contract, and is skipped in those of its classes
/// whose journal cannot run here.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Simulation.Journal.Tests." + nameof(ContractFactDiscoverer), "Simulation.Journal.Tests")]
public sealed class ContractFactAttribute : FactAttribute;

[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Simulation.Journal.Tests." + nameof(ContractTheoryDiscoverer), "Simulation.Journal.Tests")]
public sealed class ContractTheoryAttribute : TheoryAttribute;

public sealed class ContractFactDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    public override IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        ITestMethod testMethod,
        IAttributeInfo factAttribute
    ) =>
        SkippedTest.Reason(testMethod) is { } reason
            ? [new SkippedTest(DiagnosticMessageSink, testMethod, reason)]
            : base.Discover(discoveryOptions, testMethod, factAttribute);
}

public sealed class ContractTheoryDiscoverer(IMessageSink messages) : TheoryDiscoverer(messages)
{
    public override IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        ITestMethod testMethod,
        IAttributeInfo theoryAttribute
    ) =>
        SkippedTest.Reason(testMethod) is { } reason
            ? [new SkippedTest(DiagnosticMessageSink, testMethod, reason)]
            : base.Discover(discoveryOptions, testMethod, theoryAttribute);
}

public sealed class SkippedTest : XunitTestCase
{
    private string _reason = "";

    [Obsolete("Called by the deserializer only")]
    public SkippedTest() { }

    public SkippedTest(IMessageSink messages, ITestMethod method, string reason)
        : base(messages, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, method) => _reason = reason;

    public static string? Reason(ITestMethod method) =>
        method.TestClass.Class.GetCustomAttributes(typeof(NeedsPostgresAttribute)).Any()
            ? PostgresServer.Missing
            : null;

    public override void Serialize(IXunitSerializationInfo data)
    {
        base.Serialize(data);
        data.AddValue("reason", _reason);
    }

    public override void Deserialize(IXunitSerializationInfo data)
    {
        base.Deserialize(data);
        _reason = data.GetValue<string>("reason");
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute) =>
        _reason.Length > 0 ? _reason : PostgresServer.Missing!;
}
