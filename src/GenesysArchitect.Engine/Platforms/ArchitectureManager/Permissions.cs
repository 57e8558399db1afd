namespace GenesysArchitect.Engine.Platforms.ArchitectureManager;

/// <summary>The permissions required by the calls of the Architecture Manager.</summary>
internal static class Permissions
{
    public const string ReadBundles = "architect:bundle:read";
    public const string WriteBundles = "architect:bundle:write";
    public const string ReadDeployments = "architect:deployment:read";
    public const string WriteDeployments = "architect:deployment:write";
    public const string ReadFlows = "architect:flow:read";
    public const string WriteFlows = "architect:flow:write";
    public const string ReadBots = "conversations:bot:read";
    public const string WriteBots = "conversations:bot:write";
    public const string ReadBotFlows = "conversations:flow:read";
    public const string ReadSkills = "skills:read";
    public const string ViewFlows = "flow:view";
    public const string ViewEnvironments = "environment:view";
    public const string ViewActions = "integration:view";

    /// <summary>All permissions, as the scope of a token.</summary>
    public const string Scope =
        $"{ReadBundles} {WriteBundles} {ReadDeployments} {WriteDeployments} {ReadFlows} {WriteFlows} {ReadBots} {WriteBots} {ReadBotFlows} "
        + $"{ReadSkills} {ViewFlows} {ViewEnvironments} {ViewActions}";
}
