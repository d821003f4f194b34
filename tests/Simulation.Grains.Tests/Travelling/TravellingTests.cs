using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Simulation.Grains.Hosting;
using Simulation.Grains.Sessions;
using Simulation.Lab;
using Simulation.Lab.Debriefs;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Scenarios;
using Simulation.Testing;

namespace Simulation.Grains.Tests.Travelling;

/// <summary>
/// What grains are handed and give back is the same in another process: every type of every method, and real games.
/// </summary>
// One after the other with the tests that count the worlds which are serialised.
[Collection(nameof(GrainCallJson.WorldsWritten))]
public sealed class TravellingTests
{
    private static readonly Serializer Serializer = new ServiceCollection()
        .AddGrainCallSerialization()
        .BuildServiceProvider()
        .GetRequiredService<Serializer>();

    private static readonly ImmutableArray<Type> Interfaces =
    [
        .. typeof(ISessionGrain)
            .Assembly.GetTypes()
            .Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type)),
    ];

    private static readonly ImmutableArray<Type> Travellers =
    [
        .. Interfaces
            .SelectMany(type => type.GetMethods())
            .SelectMany(method =>
                method
                    .GetParameters()
                    .Select(parameter => parameter.ParameterType)
                    .Concat(method.ReturnType.GetGenericArguments())
            )
            .Append(typeof(SessionEvent))
            .Where(type => !typeof(IAddressable).IsAssignableFrom(type) && type != typeof(SiloAddress))
            .Distinct(),
    ];

    public static TheoryData<Type> Types => [.. Travellers];

    public static TheoryData<string> Scenarios =>
        [
            .. ScenarioLibrary
                .Read(Repository.Scenarios)
                .Shelf.Where(found => found.Scenario is not null)
                .Select(found => found.Id),
        ];

    [Fact]
    public void There_are_grains_and_a_listener() => Assert.True(Interfaces.Length >= 4 && Travellers.Length > 15);

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_argument_and_result_arrives_as_it_was_sent(Type type)
    {
        foreach (var full in (bool[])[true, false])
        {
            foreach (var sample in new Samples(full).Of(Nullable.GetUnderlyingType(type) ?? type))
                Check(sample);
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_game_arrives_as_it_was_played(string scenario)
    {
        var found = ScenarioLibrary.Read(Repository.Scenarios).Find(scenario)!;
        var game = HeadlessGame.Play(found.Scenario!, "travelling");
        Check(found.Pack!);
        foreach (var happened in game.Entries.SelectMany(entry => entry.Events))
            Check(happened);
        foreach (var role in game.End.Scenario.Actors.Select(actor => actor.Id))
            Check(new Situation(Redaction.For(game.End, Viewer.Of(role)), "key", "decision", DateTimeOffset.UnixEpoch));
        Check(new Situation(game.End, "key", "decision", DateTimeOffset.UnixEpoch));
        Check(
            new Result<Rules.Debriefing.Debrief>(
                DebriefReader.Of(game.End.Scenario, game.Entries, forFacilitator: true),
                null
            )
        );
    }

    // As the type that it is, not as an object.
    private static void Check(object sent) => Sameness.Check(sent, Travel((dynamic)sent), sent.GetType().Name);

    /// <summary>What arrives in another process.</summary>
    private static T Travel<T>(T sent) => Serializer.Deserialize<T>(Serializer.SerializeToArray(sent))!;
}
