using Simulation.Rules.Sessions;

namespace Simulation.Server.Endpoints;

/// <summary>
/// What a request for tables says of people in its query: nothing for a column with pseudonyms, <c>people=none</c> for
/// none.
/// </summary>
internal static class PeopleOption
{
    /// <returns>Why the request is not understood; null when it is.</returns>
    public static Refusal? Read(HttpRequest request, out bool persons)
    {
        var asked = request.Query["people"];
        persons = asked.Count == 0;
        return persons || asked is ["none"]
            ? null
            : new Refusal(RefusalCode.Malformed, "'people' in the query can only be 'none'.");
    }
}
