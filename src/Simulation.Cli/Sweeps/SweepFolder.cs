using Simulation.Lab.Bundles;
using Simulation.Lab.Runs;
using Simulation.Lab.Sweeps;
using Simulation.Lab.Sweeps.Pages;

namespace Simulation.Cli.Sweeps;

/// <summary>Writes what an analyst gets of a sweep into its folder.</summary>
internal static class SweepFolder
{
    /// <exception cref="RunFolderException">A file cannot be written.</exception>
    public static void Write(Sweep sweep, RunFolder folder)
    {
        try
        {
            foreach (var table in SweepTables.Write(sweep))
                File.WriteAllText(Path.Combine(folder.Path, table.Name + ".csv"), table.Csv);
            ParquetTable.Write(GameColumns.Of(sweep), Path.Combine(folder.Path, "games.parquet"));
            File.WriteAllText(
                Path.Combine(folder.Path, "report.html"),
                SweepPage.Write(sweep, folder.ScenarioHash, RunBundle.CurrentEngine)
            );
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RunFolderException($"The folder {folder.Path} cannot be written: {failure.Message}", failure);
        }

        Console.Error.WriteLine($"Tables and report.html are in {folder.Path}.");
    }
}
