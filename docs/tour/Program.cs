// Takes the pictures of docs/tour.md: plays a game of First Call with a fixed seed in real browsers, and stops to
// photograph. Run it from anywhere in the repository: dotnet run --project docs/tour
using System.Runtime.CompilerServices;
using Browser.Tests.Driving;
using Microsoft.Playwright;
using Simulation.Testing;

if (InstalledPrograms.LacksBrowser is { } missing)
{
    await Console.Error.WriteLineAsync(missing);
    return 1;
}

await ClientBuild.Run();
await using var server = await new ServerProcess(
    "--Client=",
    "--Autopilot:ThinkSeconds=86400",
    "--Autopilot:GraceSeconds=86400"
).Start();
await using var browsers = await Browsers.Launch();

await using var visitor = await browsers.Someone();
await visitor.Open(server.Address);
await Picture(visitor, "home");
await visitor.Open(new Uri(server.Address, "new"));
await visitor.Sees(visitor.Button("Open the session"));
await Picture(visitor, "create");

var session = await server.Open(pacing: "live", pace: 6, seed: "tour");
await using var facilitator = await browsers.Someone();
await using var whiteHouse = await browsers.Someone();
await using var lab = await browsers.Someone();
await using var labOnPhone = await browsers.Someone(Screen.Phone, ColorScheme.Light, sharpness: 2);
await using var cloud = await browsers.Someone();
await using var projector = await browsers.Someone(new Screen(1600, 900), ColorScheme.Dark);

await facilitator.Open(session.FacilitatorLink);
await whiteHouse.JoinByLink(session.JoinLink, "Ada", Roles.WhiteHouse);
await lab.JoinByLink(session.JoinLink, "Ben", Roles.Lab);
await cloud.JoinByLink(session.JoinLink, "Cleo", Roles.Cloud);
await facilitator.Sees("3 of 3 roles are taken");
await Picture(facilitator, "lobby");
await projector.Open(new Uri(server.Address, $"watch/{session.Code}"));
await projector.IsInLobby();
await facilitator.Start();

// Thursday evening: warnings, and a fix.
await cloud.Play("Warn Northlight, in confidence");
await cloud.Play("Verify who your customers are");
await whiteHouse.Play("Request what they have found", target: Roles.Cloud);
await cloud.Answer("Hand over what you have found", "Hand over everything");
await lab.Play("Write and ship a fix");
await lab.Say("We have heard of it and are working on it tonight.");
await whiteHouse.Say("Please stay near a telephone tomorrow.");
await facilitator.EndRound();

// Friday: the order, and an offer beside it.
await whiteHouse.IsInRound(2);
await whiteHouse.Play("Order Lantern taken down for foreign nationals");
await cloud.Play("Make a public statement", words: "Our customers' checks are done. We can tell who is who.");
await whiteHouse.Propose("The vetted-users regime", "Sign it and the order is gone.");
await lab.Sees(lab.Demand("Take Lantern down for foreign nationals"));
await facilitator.Announce("The press conference is at 15:00.");
await lab.Sees(lab.Story("The press conference is at 15:00."));
await lab.Show("Moves");
await Picture(lab, "table-laptop-light");
await lab.Button("Use the dark theme").ClickAsync();
await lab.Show("Talk");
await Picture(lab, "table-laptop-dark");
await labOnPhone.Open(await lab.ReturnLink());
await labOnPhone.Sees(labOnPhone.Demand("Take Lantern down for foreign nationals"));
await Picture(labOnPhone, "table-phone-now");
await labOnPhone.Show("Moves");
await Picture(labOnPhone, "table-phone-moves");
await labOnPhone.Show("Now");
await labOnPhone
    .Demand("Take Lantern down for foreign nationals")
    .GetByRole(AriaRole.Button, new() { Name = "Shut out foreign users only", Exact = true })
    .ClickAsync();
await Picture(labOnPhone, "table-phone-answer");
await Picture(facilitator, "facilitator");
await Picture(projector, "projector");

// The deal, Saturday, and what it all was.
await lab.Accept("The vetted-users regime");
await lab.Play("Open Lantern to vetted users only");
await facilitator.EndRound();
await lab.IsInRound(3);
await cloud.Play("Block suspicious traffic");
await facilitator.EndRound();
await facilitator.Sees(facilitator.Heading("Scores"));
await Picture(facilitator, "debrief");
await facilitator.Hold(new Screen(1440, 1200));
await facilitator.TurnTo("Curves");
await Picture(facilitator, "debrief-curves");
return 0;

static async Task Picture(Person person, string name)
{
    var file = Path.Combine(Path.GetDirectoryName(Here())!, name + ".png");
    await person.Page.ScreenshotAsync(
        new PageScreenshotOptions
        {
            Path = file,
            Animations = ScreenshotAnimations.Disabled,
            Caret = ScreenshotCaret.Hide,
        }
    );
    Console.WriteLine($"{file}: {new FileInfo(file).Length / 1024} KiB");
}

static string Here([CallerFilePath] string path = "") => path;
