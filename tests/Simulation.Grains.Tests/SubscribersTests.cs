using Simulation.Grains.Sessions;
using Simulation.Testing;

namespace Simulation.Grains.Tests;

/// <summary>The queues of publications to servers: in order for each, bounded, and none waits for another.</summary>
public sealed class SubscribersTests
{
    private static readonly SessionSettings Settings = new() { SubscriberBytes = 100 };

    private readonly ManualTimeProvider _time = new();
    private readonly StubObserver _near = new();
    private readonly StubObserver _far = new();
    private readonly Subscribers _subscribers;

    public SubscribersTests()
    {
        _subscribers = new Subscribers("session", Settings, _time);
        _subscribers.Subscribe("near", _near, ["ada"]);
        _subscribers.Subscribe("far", _far, ["ben"]);
    }

    [Fact]
    public void A_server_that_answers_slowly_holds_up_no_other_and_receives_the_next_only_after_its_answer()
    {
        var answer = _far.Hold();
        Publish(1);
        Publish(2);
        Assert.Equal([1, 2], _near.Received);
        Assert.Equal([1], _far.Received);

        answer.SetResult();
        Assert.Equal([1, 2], _far.Received);
    }

    [Fact]
    public void After_a_call_that_failed_nothing_follows_until_the_server_has_a_new_subscription()
    {
        var before = IdOf("far", _far, "ben");
        var answer = _far.Hold();
        Publish(1);
        Publish(2);
        answer.SetException(new TimeoutException());
        Publish(3);
        Assert.Equal([1], _far.Received);
        Assert.Equal(["ada", "ben"], _subscribers.Online);

        Assert.NotEqual(before, IdOf("far", _far, "ben"));
        Publish(4);
        Assert.Equal([1, 4], _far.Received);
    }

    [Fact]
    public void A_renewal_keeps_the_subscription_of_a_server_that_has_missed_nothing()
    {
        Publish(1);
        Assert.Equal(IdOf("near", _near, "ada"), IdOf("near", _near, "ada"));
        Assert.NotEqual(IdOf("near", _near, "ada"), IdOf("near", new StubObserver(), "ada"));
    }

    [Fact]
    public void More_bytes_than_may_wait_end_the_subscription_and_release_them()
    {
        var before = IdOf("far", _far, "ben");
        var answer = _far.Hold();
        Publish(1, bytes: 60);
        Publish(2, bytes: 60);
        answer.SetResult();
        Publish(3);
        Assert.Equal([1], _far.Received);
        Assert.NotEqual(before, IdOf("far", _far, "ben"));
        Assert.Equal([1, 2, 3], _near.Received);
    }

    [Fact]
    public void Bytes_that_were_received_do_not_count()
    {
        var before = IdOf("near", _near, "ada");
        for (var n = 0; n < 10; n++)
            Publish(n, bytes: 60);
        Assert.Equal(10, _near.Received.Count);
        Assert.Equal(before, IdOf("near", _near, "ada"));
    }

    [Fact]
    public void A_publication_that_waits_too_long_ends_the_subscription()
    {
        var before = IdOf("far", _far, "ben");
        _far.Hold();
        Publish(1);
        _time.Advance(Settings.SubscriberLag);
        Publish(2);
        Assert.Equal(before, IdOf("far", _far, "ben"));
        _time.Advance(TimeSpan.FromTicks(1));
        Publish(3);
        Assert.NotEqual(before, IdOf("far", _far, "ben"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nothing_that_waits_reaches_a_server_that_has_left(bool bySaying)
    {
        var answer = _far.Hold();
        Publish(1);
        Publish(2);
        _time.Advance(Settings.SubscriptionLease + TimeSpan.FromTicks(1));
        Assert.True(bySaying ? _subscribers.Unsubscribe("far") : _subscribers.DropSilent());
        Assert.DoesNotContain("ben", _subscribers.Online);
        answer.SetResult();
        Assert.Equal([1], _far.Received);
    }

    [Fact]
    public void Ending_tells_every_server_at_once_which_subscription_is_over()
    {
        var (near, far) = (IdOf("near", _near, "ada"), IdOf("far", _far, "ben"));
        _far.Hold();
        Publish(1);
        _subscribers.End();
        Assert.Equal([near], _near.Ended);
        Assert.Equal([far], _far.Ended);
        Publish(2);
        Assert.Equal([1], _near.Received);
    }

    private string IdOf(string server, ISessionObserver observer, string seat) =>
        _subscribers.Subscribe(server, observer, [seat]).Subscription.Id;

    private void Publish(long to, int bytes = 1) =>
        _subscribers.Publish(new Publication([], [new ViewerBatch("viewer", to, new byte[bytes])], null));

    private sealed class StubObserver : ISessionObserver
    {
        private Task _answer = Task.CompletedTask;

        public List<long> Received { get; } = [];

        public List<string> Ended { get; } = [];

        /// <summary>The next call waits for this; those after it are answered at once.</summary>
        public TaskCompletionSource Hold()
        {
            var held = new TaskCompletionSource();
            _answer = held.Task;
            return held;
        }

        public Task OnPublished(string session, string subscription, Publication publication)
        {
            Received.Add(publication.Batches[0].To);
            var answer = _answer;
            _answer = Task.CompletedTask;
            return answer;
        }

        public Task OnEnded(string session, string subscription)
        {
            Ended.Add(subscription);
            return Task.CompletedTask;
        }
    }
}
