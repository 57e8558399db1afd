namespace GenesysArchitect.Sandbox.World.Objects;

/// <summary>The kinds of objects that flows refer to, by the names that dependency tracking has for them.</summary>
internal static class ObjectKind
{
    internal const string Queue = "QUEUE";
    internal const string Skill = "ACDSKILL";
    internal const string Language = "ACDLANGUAGE";
    internal const string WrapUpCode = "ACDWRAPUPCODE";
    internal const string DataAction = "DATAACTION";
    internal const string DataTable = "DATATABLE";
    internal const string UserPrompt = "USERPROMPT";
    internal const string SystemPrompt = "SYSTEMPROMPT";
    internal const string Schedule = "SCHEDULE";
    internal const string ScheduleGroup = "SCHEDULEGROUP";
    internal const string EmergencyGroup = "EMERGENCYGROUP";
    internal const string Ivr = "IVRCONFIGURATION";
    internal const string Outcome = "FLOWOUTCOME";
    internal const string Milestone = "FLOWMILESTONE";
    internal const string Grammar = "GRAMMAR";
    internal const string User = "USER";
    internal const string Group = "GROUP";
    internal const string Script = "COMPOSERSCRIPT";
    internal const string ContactList = "CONTACTLIST";
    internal const string KnowledgeBase = "KNOWLEDGEBASE";
    internal const string SurveyForm = "SURVEYFORM";
    internal const string SpeechToTextEngine = "STTENGINE";
    internal const string Division = "DIVISION";
    internal const string AgenticVirtualAgent = "AGENTICVIRTUALAGENT";
    internal const string Integration = "INTEGRATION";
}
