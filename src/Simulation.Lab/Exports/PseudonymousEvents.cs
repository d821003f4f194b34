using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Exports;

/// <summary>
/// Stored events without names of people and without anything that they wrote. Numbers stay; of the texts only those
/// stay that are ids, under a closed list of names; seats become pseudonyms; every other text becomes "…".
/// </summary>
public sealed partial class PseudonymousEvents
{
    private const string Replaced = "…";

    /// <summary>Fields that hold ids of the scenario or of the session, times, or choices of a closed list.</summary>
    private static readonly FrozenSet<string> _kept = new[]
    {
        "agreement",
        "anchor",
        "answer",
        "asset",
        "attribute",
        "authority",
        "cast",
        "channel",
        "class",
        "commitment",
        "counterTo",
        "decides",
        "demand",
        "directive",
        "ending",
        "ends",
        "flag",
        "from",
        "gives",
        "grantedBy",
        "holder",
        "host",
        "id",
        "improvised",
        "indicator",
        "inject",
        "intel",
        "kind",
        "knownTo",
        "markedBy",
        "model",
        "move",
        "nonce",
        "of",
        "outlet",
        "pacing",
        "parties",
        "permit",
        "permits",
        "pilot",
        "plays",
        "prompt",
        "refrains",
        "resource",
        "role",
        "roles",
        "scenario",
        "scheduled",
        "seed",
        "self",
        "server",
        "session",
        "side",
        "signed",
        "since",
        "status",
        "strategy",
        "target",
        "temperament",
        "template",
        "timeZone",
        "to",
        "trigger",
        "type",
        "unattended",
        "until",
        "with",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Fields whose name is also that of a free text in other events.</summary>
    private static readonly FrozenSet<string> _keptIn = new[]
    {
        "agreement-marked.by",
        "agreement-settled.by",
        "clock-set.reason",
        "permit-granted.name",
        "permit-lapsed.name",
        "permit-revoked.name",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly Pseudonyms _people = new();

    /// <summary>An author as journals hold it, a seat by its pseudonym.</summary>
    public string Of(CommandAuthor by) =>
        by.Kind == AuthorKind.Person ? CommandAuthor.Person(_people.OfSeat(by.Id)).ToString() : by.ToString();

    /// <param name="name">The stored name of an event.</param>
    /// <param name="fields">Its fields.</param>
    public JsonObject Of(string name, JsonObject fields)
    {
        var copy = new JsonObject();
        foreach (var (field, value) in fields)
        {
            // The pack is the scenario's, not the players'; its texts are the same in every session of it.
            copy[field] = field == "files" ? value?.DeepClone() : Of(name, field, value);
        }

        return copy;
    }

    private JsonNode? Of(string name, string field, JsonNode? value) =>
        value switch
        {
            null => null,
            JsonObject fields => Of(name, fields),
            JsonArray items => new JsonArray([.. items.Select(item => Of(name, field, item))]),
            _ when value.GetValueKind() == JsonValueKind.String => Text(name, field, value.GetValue<string>()),
            _ => value.DeepClone(),
        };

    private string Text(string name, string field, string text) =>
        field == "seat" ? _people.OfSeat(text)
        : (_kept.Contains(field) || _keptIn.Contains($"{name}.{field}")) && Id().IsMatch(text) ? text
        : Replaced;

    // Also in the fields of the list, so that a sentence that got there does not leave with them.
    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9.:_/+-]{0,99}\z")]
    private static partial Regex Id();
}
