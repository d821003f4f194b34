using System.Collections.Immutable;
using Simulation.Rules.Phrases;

namespace Simulation.Rules.Wording;

/// <summary>What autopilots say where the scenario has no words of its own for it.</summary>
public static class SpeechSentences
{
    public static readonly SentencePattern Propose = new("speech.propose", "{other}, we propose this: {title}.");
    public static readonly SentencePattern ProposeAgain = new(
        "speech.propose-too",
        "We would sign this with you, {other}: {title}. What do you say?"
    );
    public static readonly SentencePattern Accept = new("speech.accept", "We sign: {title}. {reason}");
    public static readonly SentencePattern AcceptToo = new("speech.accept-too", "Agreed, {other}: {title}. {reason}");
    public static readonly SentencePattern Counter = new(
        "speech.counter",
        "Not as it stands, {other}. We would sign with this: {reason}."
    );
    public static readonly SentencePattern CounterToo = new(
        "speech.counter-too",
        "Close, but not yet. Our offer on “{title}”: {reason}."
    );
    public static readonly SentencePattern Decline = new("speech.decline", "We cannot sign this: {title}. {reason}");
    public static readonly SentencePattern DeclineToo = new(
        "speech.decline-too",
        "Thank you, {other}, but no: {title}. {reason}"
    );
    public static readonly SentencePattern Threaten = new(
        "speech.threaten",
        "{other}, you leave us no choice. You will receive this demand: {title}."
    );
    public static readonly SentencePattern ThreatenToo = new(
        "speech.threaten-too",
        "We have waited long enough, {other}: {title}. Consider your answer well."
    );
    public static readonly SentencePattern Announce = new("speech.announce", "For everybody to know: {title}.");
    public static readonly SentencePattern AnnounceToo = new("speech.announce-too", "We have decided: {title}.");
    public static readonly SentencePattern Answer = new("speech.answer", "Our answer to {other}: {title}.");
    public static readonly SentencePattern Thank = new("speech.thank", "Thank you, {other}: {title}.");
    public static readonly SentencePattern ThankToo = new(
        "speech.thank-too",
        "We have not forgotten it, {other}: {title}. Thank you."
    );
    public static readonly SentencePattern Broken = new(
        "speech.broken",
        "A broken promise of {other}: {title}. We shall remember."
    );

    public static readonly SentencePattern ServesGoal = new("speech.serves-goal", "It serves a goal of ours: {goal}.");
    public static readonly SentencePattern LeavesBetter = new("speech.leaves-better", "It leaves us better off.");
    public static readonly SentencePattern TakesWord = new("speech.takes-word", "We take you at your word.");
    public static readonly SentencePattern TooDear = new("speech.too-dear", "It asks more of us than it gives.");
    public static readonly SentencePattern Distrust = new(
        "speech.distrust",
        "Too many promises around this table have not been kept."
    );
    public static readonly SentencePattern OnlyWords = new(
        "speech.only-words",
        "Nobody could say whether such words were kept."
    );

    /// <summary>The lines of an occasion; their arguments are among other, title and reason.</summary>
    internal static ImmutableArray<SentencePattern> Of(Occasion occasion) =>
        occasion switch
        {
            Occasion.Propose => [Propose, ProposeAgain],
            Occasion.Accept => [Accept, AcceptToo],
            Occasion.Counter => [Counter, CounterToo],
            Occasion.Decline => [Decline, DeclineToo],
            Occasion.Threaten => [Threaten, ThreatenToo],
            Occasion.Announce => [Announce, AnnounceToo],
            Occasion.Answer => [Answer],
            Occasion.Thank => [Thank, ThankToo],
            Occasion.Broken => [Broken],
            _ => throw new ArgumentOutOfRangeException(nameof(occasion)),
        };
}
