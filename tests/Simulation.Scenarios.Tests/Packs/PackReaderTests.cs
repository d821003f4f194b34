using System.Diagnostics;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Packs;
using Simulation.Testing;

namespace Simulation.Scenarios.Tests.Packs;

public sealed class PackReaderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pack-");
    private readonly DiagnosticList _diagnostics = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Scenario_and_Markdown_are_taken_and_all_else_is_left()
    {
        Write("scenario.yaml", "id: x\r\n");
        Write("briefings/one.md", "# One\n");
        Write("history.yaml", "source: x\n");
        Write("notes.txt", "no");
        Write("moves/other.yaml", "moves: {}\n");
        Write("other.txt", "no");
        Write(".git/config.md", "no");

        var pack = PackReader.Read(_folder.FullName, _diagnostics);

        Assert.Empty(_diagnostics.ToImmutable());
        Assert.Equal(["briefings/one.md", "history.yaml", "moves/other.yaml", "scenario.yaml"], pack!.Files.Keys);
        Assert.Equal("id: x\n", pack.Files["scenario.yaml"]);
    }

    [Fact]
    public void A_missing_folder_is_said() => Refused(DiagnosticCodes.FolderUnreadable, "none");

    [Fact]
    public void A_folder_without_a_scenario_is_said()
    {
        Write("one.md", "");

        Refused(DiagnosticCodes.ScenarioFileMissing);
    }

    [Fact]
    public void A_link_is_refused_whether_to_a_file_or_a_folder()
    {
        Write("scenario.yaml", "id: x\n");
        using var outside = new TemporaryFolder();
        File.WriteAllText(Path.Combine(outside.Path, "secret.md"), "secret");
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "file.md"), Path.Combine(outside.Path, "secret.md"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "folder"), outside.Path);

        Assert.Null(PackReader.Read(_folder.FullName, _diagnostics));
        Assert.Equal(
            [("file.md", DiagnosticCodes.LinkRefused), ("folder", DiagnosticCodes.LinkRefused)],
            _diagnostics.ToImmutable().Select(found => (found.File, found.Code))
        );
    }

    [Theory]
    [InlineData("Big Name.md")]
    [InlineData("a..md")]
    [InlineData("-x.md")]
    public void A_name_that_is_not_plain_is_refused(string name)
    {
        Write("scenario.yaml", "id: x\n");
        Write(name, "");

        Refused(DiagnosticCodes.FileNameRefused);
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_is_refused()
    {
        File.WriteAllBytes(Path.Combine(_folder.FullName, "scenario.yaml"), [0x61, 0xFF]);

        Refused(DiagnosticCodes.NotUtf8);
    }

    [Fact]
    public async Task A_pipe_that_nobody_writes_into_is_not_waited_for()
    {
        Write("scenario.yaml", "id: x\n");
        var pipe = Path.Combine(_folder.FullName, "endless.md");
        using var process = Process.Start("mkfifo", [pipe]);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);

        Assert.Equal("", PackReader.Read(_folder.FullName, _diagnostics)!.Files["endless.md"]);
    }

    [Fact]
    public void Ten_megabytes_are_refused()
    {
        Write("scenario.yaml", new string('x', 10_000_000));

        Refused(DiagnosticCodes.PackTooLarge);
    }

    [Fact]
    public void Too_many_files_are_refused()
    {
        Write("scenario.yaml", "id: x\n");
        for (var i = 0; i < PackLimits.Files; i++)
            Write($"{i}.md", "");

        Refused(DiagnosticCodes.PackTooLarge);
    }

    private void Refused(string code, string inside = "")
    {
        Assert.Null(PackReader.Read(Path.Combine(_folder.FullName, inside), _diagnostics));
        Assert.Equal(code, Assert.Single(_diagnostics.ToImmutable()).Code);
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
