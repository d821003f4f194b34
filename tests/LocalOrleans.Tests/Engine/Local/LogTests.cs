using Orleans.Local.Tests.Scripts;

namespace Orleans.Local.Tests.Engine;

/// <summary>Failures that no caller learns of are in the log, with the name of what failed.</summary>
public sealed class LogTests : SiloTest
{
    [Fact]
    public async Task An_exception_in_a_one_way_call_names_grain_and_method()
    {
        await Silo.Plain("a").RunOneWay(_ => throw new InvalidDataException("torn"));
        await Expect("PlainScriptGrain 'a'.RunOneWay failed.", "torn");
    }

    [Fact]
    public async Task An_exception_in_an_observer_names_class_and_method()
    {
        var reference = Silo.Grains.CreateObjectReference<IListener>(new Deaf());
        await Silo.Plain("a").Say(reference, "one");
        await Expect("observer Deaf.Hear failed.", "deaf");
    }

    [Fact]
    public async Task An_exception_after_the_caller_has_given_up_is_not_lost()
    {
        var gate = new Gate();
        var call = Silo.Plain("a").RunWithTimeout(async _ =>
        {
            await gate.Wait();
            throw new InvalidDataException("torn");
        });
        await gate.Reached;
        Silo.MessagingClock.Advance(Second);
        await Assert.ThrowsAsync<TimeoutException>(() => call);
        gate.Open();
        await Expect("PlainScriptGrain 'a'.RunWithTimeout has not answered within 00:00:01.", null);
        await Expect("PlainScriptGrain 'a'.RunWithTimeout failed.", "torn");
    }

    private async Task Expect(string message, string? exceptionMessage)
    {
        var logged = await Silo.NextLogged();
        Assert.Equal((message, exceptionMessage), (logged.Message, logged.Exception?.Message));
    }

    private sealed class Deaf : IListener
    {
        public void Hear(string what) => throw new InvalidDataException("deaf");

        public Task<int> Count() => Task.FromResult(0);

        public Task Answer() => Task.CompletedTask;
    }
}
