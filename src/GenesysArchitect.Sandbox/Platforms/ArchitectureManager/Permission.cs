namespace GenesysArchitect.Sandbox.Platforms.ArchitectureManager;

/// <summary>The permissions of the contract.</summary>
internal static class Permission
{
    internal const string BundleRead = "architect:bundle:read";
    internal const string BundleWrite = "architect:bundle:write";
    internal const string DeploymentRead = "architect:deployment:read";
    internal const string DeploymentWrite = "architect:deployment:write";
    internal const string BotRead = "conversations:bot:read";
    internal const string BotWrite = "conversations:bot:write";
    internal const string BotFlowRead = "conversations:flow:read";
    internal const string SkillsRead = "skills:read";
    internal const string FlowRead = "architect:flow:read";
    internal const string FlowWrite = "architect:flow:write";
    internal const string FlowView = "flow:view";
    internal const string EnvironmentView = "environment:view";
    internal const string IntegrationView = "integration:view";
}
