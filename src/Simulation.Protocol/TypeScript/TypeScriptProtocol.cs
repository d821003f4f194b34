// Writes client-web/src/protocol.ts: the TypeScript twin of every record on the wire, found by reflection from the
// messages listed here. TypeScriptTypes.cs maps types and members, Documentation.cs takes the comments over.
using System.Globalization;
using System.Reflection;
using System.Text;
using Simulation.Rules.Classes;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Visibility;

namespace Simulation.Protocol.TypeScript;

public static class TypeScriptProtocol
{
    /// <summary>Where the file belongs, from the root of the repository.</summary>
    public const string FilePath = "client-web/src/protocol.ts";

    /// <summary>What the browser sends.</summary>
    internal static readonly Type[] Sent =
    [
        typeof(EnterRequest),
        typeof(CommandEnvelope),
        typeof(DraftEdit),
        typeof(OpenSessionRequest),
        typeof(OpenRunRequest),
        typeof(PlayAloneRequest),
        typeof(JoinRequest),
        typeof(OpenClassRequest),
        typeof(WatchClassRequest),
        typeof(ClassCommandEnvelope),
        typeof(TableCommandsRequest),
        typeof(RosterRequest),
        typeof(UseLinkRequest),
        typeof(InviteAssistantRequest),
        typeof(WhatIfRequest),
    ];

    /// <summary>What the browser receives.</summary>
    internal static readonly Type[] Received =
    [
        typeof(EnterReply),
        typeof(Batch),
        typeof(Presence),
        typeof(Dismissed),
        typeof(TeamDrafts),
        typeof(Receipt),
        typeof(DraftReply),
        typeof(ServerInfo),
        typeof(HubInfo),
        typeof(ScenarioCard),
        typeof(SessionOpenedReply),
        typeof(PlayAloneReply),
        typeof(JoinPreview),
        typeof(JoinReply),
        typeof(Problem),
        typeof(Debrief),
        typeof(Replay),
        typeof(ExpectedReply),
        typeof(ClassOpenedReply),
        typeof(ClassUpdate),
        typeof(ClassComparison),
        typeof(ParticipationReport),
        typeof(MemberAnswers),
        typeof(TableCommandsReply),
        typeof(RosterReply),
        typeof(AssistantReply),
        typeof(ProjectorReply),
        typeof(DecisionList),
        typeof(DecisionOptions),
        typeof(SessionAnalysis),
        typeof(WhatIfUpdate),
    ];

    public static string Write()
    {
        var types = new TypeScriptTypes();
        foreach (var type in Sent)
            types.Add(type, sent: true);
        foreach (var type in Received)
            types.Add(type, sent: false);

        var text = new StringBuilder();
        text.Append(
            "// Generated from Simulation.Protocol by `dotnet run --project src/Simulation.Cli -- protocol`; do not edit.\n"
        );
        text.Append("// src/Simulation.Protocol/PROTOCOL.md explains how the messages are used.\n\n");
        WriteConstants(text);
        foreach (var declaration in types.Declarations)
            text.Append('\n').Append(declaration);
        return text.ToString();
    }

    private static void WriteConstants(StringBuilder text)
    {
        text.Append("/** Names and limits of the wire. */\nexport const wire = {\n");
        foreach (
            var field in typeof(WireConstants)
                .GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(f => f.IsLiteral)
        )
        {
            foreach (var line in Documentation.Summary(field))
                text.Append("  /** ").Append(line).Append(" */\n");
            var value = field.GetRawConstantValue();
            var literal = value is string word ? $"'{word}'" : Convert.ToString(value, CultureInfo.InvariantCulture);
            text.Append("  ").Append(TypeScriptTypes.CamelCase(field.Name)).Append(": ").Append(literal).Append(",\n");
        }

        text.Append("} as const;\n");
    }
}
