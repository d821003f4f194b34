using System.CommandLine;
using Simulation.Rules;
using Simulation.Scenarios.Packs;

namespace Simulation.Cli;

/// <summary>Which scenario a command is about: its id, the folder with the packs, and the cast.</summary>
internal sealed class ScenarioOptions
{
    private readonly Argument<string> _id = new("scenario")
    {
        Description = "Id of the scenario, or the folder of its pack.",
    };

    private readonly Option<DirectoryInfo> _folder = new("--scenarios")
    {
        Description = "Folder with the packs.",
        DefaultValueFactory = _ => new DirectoryInfo(ScenarioLookup.Folder),
    };

    private readonly Option<string?> _cast = new("--cast")
    {
        Description = "Names to play with; the scenario's first cast when left out.",
    };

    public void AddTo(Command command)
    {
        command.Add(_id);
        command.Add(_folder);
        command.Add(_cast);
    }

    /// <summary>The scenario, or null when the reason was printed.</summary>
    public Scenario? Find(ParseResult parsed) => Find(parsed, out _);

    /// <summary>The same with its pack.</summary>
    public Scenario? Find(ParseResult parsed, out ScenarioPack? pack)
    {
        pack = null;
        var id = parsed.GetValue(_id)!;
        var shelved = ScenarioLookup.Find(id, parsed.GetValue(_folder)!.ToString(), out var fault);
        if (shelved?.Scenario is null)
        {
            Console.Error.WriteLine(
                shelved is null ? fault : $"The scenario '{id}' has errors, and cannot be played: whitecell lint {id}"
            );
            return null;
        }

        pack = shelved.Reading.Pack;
        var cast = parsed.GetValue(_cast);
        if (shelved.InCast(cast) is { } found)
            return found;
        var casts = shelved.Scenario!.Casts.Select(known => known.Id).ToList();
        Console.Error.WriteLine(
            $"'{id}' has no cast '{cast}'; it has {(casts.Count == 0 ? "none" : string.Join(", ", casts))}."
        );
        return null;
    }
}
