using System.Text.Json;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Tests.RandomPlay;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Visibility;

/// <summary>
/// A sight that goes on from an earlier one is the same as one made anew, and changes only when something shows.
/// </summary>
public sealed class ViewerProjectionTests
{
    [Theory]
    [MemberData(nameof(Cases.Scenarios), MemberType = typeof(Cases))]
    public void What_is_taken_over_is_what_would_be_made_anew(string scenario) =>
        Cases.Check(
            20,
            100,
            steps =>
            {
                var world = Table.Lobby(Cases.Scenario(scenario)).World;
                var viewers = Viewers.All(world).ToArray();
                var sights = viewers.Select(viewer => ViewerProjection.Of(world, viewer)).ToArray();
                var texts = sights.Select(sight => Text(sight.View)).ToArray();
                foreach (var (by, command, now) in RandomGame.Commands(() => world, steps))
                    Decide(by, command, now);

                void Decide(CommandAuthor by, Command command, DateTimeOffset now)
                {
                    if (Rulebook.Decide(world, by, command, now) is not Decision.Accepted accepted)
                        return;
                    world = accepted.After;
                    for (var i = 0; i < viewers.Length; i++)
                    {
                        var (before, anew) = (sights[i], ViewerProjection.Of(world, viewers[i]));
                        sights[i] = before.Next(world);
                        var (textBefore, text) = (texts[i], Text(anew.View));
                        texts[i] = text;
                        Assert.Equal(text, Text(sights[i].View));
                        Assert.Equal(Worlds.Text(anew.Seen), Worlds.Text(sights[i].Seen));
                        Assert.Equal(textBefore == text, ReferenceEquals(before.View, sights[i].View));
                    }
                }
            }
        );

    private static string Text(View view) => JsonSerializer.Serialize(view, Json.Options);
}
