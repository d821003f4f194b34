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
            WriteTables(sweep, new DirectoryInfo(folder.Path));
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

    /// <summary>Writes the tables and their codebook alone.</summary>
    /// <param name="folder">It is made where there is none.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void WriteTables(Sweep sweep, DirectoryInfo folder)
    {
        folder.Create();
        foreach (var table in SweepTables.Write(sweep))
            File.WriteAllText(Path.Combine(folder.FullName, table.Name + ".csv"), table.Csv);
    }
}
