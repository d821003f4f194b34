using Simulation.Testing;

namespace Chaos.Tests;

/// <summary>
/// Classes that start real servers, one after the other: together they would only measure each other.
/// </summary>
[CollectionDefinition(Name)]
public sealed class ServersCollection : ICollectionFixture<PostgresServer>, ICollectionFixture<SharedCluster>
{
    public const string Name = "Servers";
}
