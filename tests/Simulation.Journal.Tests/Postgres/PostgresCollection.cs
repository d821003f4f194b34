using Simulation.Testing;

namespace Simulation.Journal.Tests.Postgres;

/// <summary>Classes whose tests use one server, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresCollection : ICollectionFixture<PostgresServer>
{
    public const string Name = "PostgreSQL";
}
