using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Simulation.Rules.Adjustments;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Dice;
using Simulation.Rules.Directives;
using Simulation.Rules.Effects;
using Simulation.Rules.Formulas;
using Simulation.Rules.Injects;
using Simulation.Rules.Language;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Sessions;

/// <summary>
/// One decision while it is made: the events so far and the world they lead to, so that each effect sees what the ones
/// before it did. Values are kept within their bounds here, and a change of nothing makes no event.
/// </summary>
/// <param name="imagined">
/// Whether the world is one that a role has in mind, and knows no more than that role. What only the world shows is
/// kept then, and no events: autopilots imagine thousands of moves for each that they play.
/// </param>
/// <param name="dice">Dice that fall as a role imagines; those of the session's seed when left out.</param>
/// <param name="lastSeen">What the author's role last saw, from which it is seen what it sees now.</param>
internal sealed class DecisionContext(
    World world,
    DateTimeOffset now,
    bool imagined = false,
    ImaginedDice? dice = null,
    LastSeen? lastSeen = null
)
{
    private readonly ImmutableArray<SessionEvent>.Builder? _events = imagined
        ? null
        : ImmutableArray.CreateBuilder<SessionEvent>();
    private readonly Clock _clock = world.Clock;
    private Queue<(string Inject, EffectContext EffectContext)>? _waiting;
    private int[]? _imaginedIndicators;
    private int[]? _imaginedResources;
    private int[]? _imaginedRelations;
    private string _purpose = "";
    private int _draws;
    private bool _busy;

    public World World { get; private set; } = world;

    /// <summary>Whether the clock was started, stopped, moved or given another pace in this decision.</summary>
    public bool IsClockSet => World.Clock != _clock;

    public DateTimeOffset Now => now;

    /// <summary>Game time of what happens next.</summary>
    public long Time { get; set; } = world.Clock.Time(now);

    /// <summary>Who may know of what is being done; secret moves narrow it.</summary>
    public ulong Audience { get; private set; } = ActorMask.Everyone;

    public Scenario Scenario => World.Scenario;

    /// <summary>
    /// The world as a role may know it; a role that imagines is the only one that asks of what it imagines.
    /// </summary>
    public World SeenBy(string role) =>
        imagined ? World
        : lastSeen?.Role == role ? Redaction.For(World, Viewer.Of(role), (lastSeen.World, lastSeen.Seen))
        : Redaction.For(World, Viewer.Of(role));

    public Decision Done(Refusal? refusal) =>
        refusal is not null
            ? new Decision.Refused(refusal)
            : new Decision.Accepted(_events?.ToImmutable() ?? [], World);

    public void Emit(SessionEvent happened)
    {
        happened = happened with { At = Time };
        World = imagined ? happened.Apply(World) : World.Evolve(happened);
        _events?.Add(happened);
    }

    /// <summary>
    /// Applies the effects of one cause, whose event was the last one: a move, an inject, a lapse, a signature, a
    /// breach. An inject that they call for waits until they are done, so that what follows a cause in the journal is
    /// its own.
    /// </summary>
    /// <param name="purpose">What their draws are for.</param>
    /// <param name="audience">Who may know of it.</param>
    /// <param name="byHand">What a facilitator has it change besides.</param>
    public void ApplyEffects(
        string purpose,
        ulong audience,
        ImmutableArray<Effect> effects,
        in EffectContext context,
        Sequence<Adjustment> byHand = default
    )
    {
        (_purpose, _draws) = (purpose, 0);
        Audience = audience;
        _busy = true;
        effects.Apply(this, context);
        if (World.Phase == Phase.Running)
            byHand.Apply(this);
        _busy = false;
        Audience = ActorMask.Everyone;
        while (_waiting is not null && _waiting.TryDequeue(out var next))
            Inject(next.Inject, next.EffectContext);
    }

    public void SetClock(bool running, decimal pace, ClockReason reason) =>
        Emit(new ClockSet(running, World.Clock.Moved(Now, Now, pace), pace, reason, World.Clock.ClosingFor(Now)));

    /// <summary>What effects do to an indicator, less where it is near an end of its scale and soft there.</summary>
    public void PushIndicator(string indicator, int by) =>
        ChangeIndicator(
            indicator,
            Scenario.Indicators[Scenario.Indicator(indicator)].Softened(World.Indicator(indicator), by)
        );

    public void ChangeIndicator(string indicator, int by)
    {
        var index = Scenario.Indicator(indicator);
        var value = World.Indicators[index];
        var to = Math.Clamp(value + by, 0, 100);
        if (to == value)
            return;
        if (!imagined)
        {
            Emit(new IndicatorChanged(indicator, to - value, to));
            return;
        }

        if (Imagine(ref _imaginedIndicators, World.Indicators, index, to) is { } indicators)
            World = World with { Indicators = indicators };
    }

    public void ChangeResource(int actor, string resource, int by)
    {
        if (actor < 0)
            return;
        var index = (actor * Scenario.Resources.Length) + Scenario.Resource(resource);
        var value = World.Resources[index];
        var to = (int)Math.Clamp((long)value + by, 0, RangeAttribute.Furthest);
        if (to == value)
            return;
        if (!imagined)
        {
            Emit(new ResourceChanged(Scenario.Actors[actor].Id, resource, to - value, to));
            return;
        }

        if (Imagine(ref _imaginedResources, World.Resources, index, to) is { } resources)
            World = World with { Resources = resources };
    }

    public void ChangeAttribute(int asset, string attribute, int by)
    {
        if (asset < 0)
            return;
        var value = World.Attribute(asset, attribute);
        var to = Math.Clamp(value + by, 0, 100);
        if (to != value)
            Emit(new AttributeChanged(Scenario.Assets[asset].Id, attribute, to - value, to));
    }

    public void Relate(int from, int to, int by)
    {
        if (from < 0 || to < 0 || from == to)
            return;
        var value = World.Relation(from, to);
        var after = Math.Clamp(value + by, -100, 100);
        if (after == value)
            return;
        if (!imagined)
        {
            Emit(new RelationChanged(Scenario.Actors[from].Id, Scenario.Actors[to].Id, after - value, after));
            return;
        }

        var index = (from * Scenario.Actors.Length) + to;
        if (Imagine(ref _imaginedRelations, World.Relations, index, after) is { } relations)
            World = World with { Relations = relations };
    }

    public void SetStatus(int asset, string status)
    {
        if (asset >= 0 && World.Assets[asset].Status != status)
            Emit(new StatusSet(Scenario.Assets[asset].Id, status));
    }

    public void SetFlag(string flag, bool to)
    {
        if (World.HasFlag(flag) != to)
            Emit(new FlagSet(flag, to));
    }

    public void Reveal(int asset, string attribute, ulong to)
    {
        if (asset < 0 || (World.AttributeKnownTo(asset, attribute) & to) == to)
            return;
        Emit(
            new AttributeRevealed(Scenario.Assets[asset].Id, attribute, World.Attribute(asset, attribute), RolesOf(to))
        );
    }

    public bool Roll(string title, Formula chance, in EffectContext context) =>
        Roll($"{_purpose}/{_draws++}", Audience, title, chance, context);

    /// <summary>Rolls for something that is not an effect.</summary>
    /// <param name="purpose">What the draw is for.</param>
    /// <param name="audience">Who may know of it.</param>
    public bool Roll(string purpose, ulong audience, string title, Formula chance, in EffectContext context)
    {
        if (imagined)
        {
            var likely = chance.Value(World, context);
            return (dice?.Throw(likely) ?? Die.Percent(World.Seed, purpose)) <= likely;
        }

        var (value, factors) = chance.Explain(World, context);
        var rolled = Die.Percent(World.Seed, purpose);
        Emit(
            new Rolled(
                title,
                value,
                rolled,
                rolled <= value,
                factors
                    .Select(f => new RolledFactor(
                        f.Label,
                        f.Amount,
                        f.KnownTo == ActorMask.Everyone ? null : KnowersOf(f.KnownTo)
                    ))
                    .ToSequence(),
                RolesOf(audience)
            )
        );
        return rolled <= value;
    }

    public void IssueDirective(string demand, in EffectContext context, int to, int? minutes, bool secret)
    {
        secret |= Audience != ActorMask.Everyone;
        var (from, recipient) = (Scenario.Actors[context.Self].Id, Scenario.Actors[to].Id);
        // Counted among those that the same roles know of: a number that counted all would tell of the secret ones.
        var alike = World.Directives.Count(d => d.From == from && d.To == recipient && d.Secret == secret);
        Emit(
            new DirectiveIssued(
                new Directive(
                    $"{from}.{recipient}.{(secret ? "secret." : "")}{alike + 1}",
                    demand,
                    from,
                    recipient,
                    context.Asset >= 0 ? Scenario.Assets[context.Asset].Id : null,
                    Scenario.Move(context.Move)?.Authority,
                    Time,
                    minutes is { } m ? Time + (m * 60L) : null,
                    secret
                )
            )
        );
    }

    public void SettleDirective(string directive, DirectiveStatus status, string? answer)
    {
        if (World.Directive(directive) is { IsOpen: true })
            Emit(new DirectiveSettled(directive, status, answer));
    }

    /// <summary>Lets an inject happen; once in a session, and not after its end.</summary>
    public void Inject(string inject, in EffectContext context)
    {
        if (_busy)
            (_waiting ??= new()).Enqueue((inject, context));
        else
            Inject(new Injected(inject), context);
    }

    /// <summary>
    /// The same for one that is said to happen in a certain way. One that is skipped happens by hand alone.
    /// </summary>
    public void Inject(Injected injected, in EffectContext context)
    {
        var index = Scenario.Inject(injected.Inject);
        if (index < 0 || World.Injected[index] is not null || World.Phase != Phase.Running)
            return;
        var plan = World.PlanOf(injected.Inject);
        if (plan is { Skipped: true } && injected.ByHand != true)
            return;
        Emit(injected);
        ApplyEffects(
            $"inject/{injected.Inject}",
            injected.KnownTo(World),
            plan is { Content.KeepsEffects: false } ? [] : Scenario.Injects[index].Effects,
            context,
            plan?.Content?.Adjustments ?? default
        );
    }

    public void Schedule(string inject, long at, in EffectContext context) =>
        Emit(
            new EffectsScheduled(
                new Scheduled(
                    $"s{World.Version}",
                    inject,
                    at,
                    ActorId(context.Self),
                    ActorId(context.Target),
                    context.Asset >= 0 ? Scenario.Assets[context.Asset].Id : null,
                    context.Directive
                )
            )
        );

    public void End(string ending)
    {
        if (World.Phase == Phase.Running)
            Emit(new SessionEnded(ending));
    }

    /// <summary>
    /// Changes one number of an imagined world. The first change copies the numbers and returns the copy; those that
    /// follow change it in place, which nobody else sees before the decision is made.
    /// </summary>
    private static ImmutableArray<int>? Imagine(ref int[]? mine, ImmutableArray<int> numbers, int index, int to)
    {
        var isMine = mine is not null && ImmutableCollectionsMarshal.AsArray(numbers) == mine;
        if (!isMine)
            mine = [.. numbers];
        mine![index] = to;
        return isMine ? null : ImmutableCollectionsMarshal.AsImmutableArray(mine);
    }

    private string? ActorId(int actor) => actor >= 0 ? Scenario.Actors[actor].Id : null;

    private Sequence<string> RolesOf(ulong known) => known == ActorMask.Everyone ? [] : KnowersOf(known);

    private Sequence<string> KnowersOf(ulong known) => ActorMask.Ids(Scenario, known).ToSequence();
}
