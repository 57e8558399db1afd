namespace GenesysArchitect.Engine.Auditing;

/// <summary>The pipeline run of a process, from the environment variables of build systems.</summary>
internal static class PipelineRun
{
    /// <summary>Detects it, such as <c>Azure DevOps: contact-center, build 20260504.3 (id 4711)</c>.</summary>
    /// <returns>Null if there is none.</returns>
    public static string? Find(Func<string, string?> variable)
    {
        string Say(string name) => variable(name) is { Length: > 0 } value ? value : "?";
        bool Has(string name) => !string.IsNullOrEmpty(variable(name));
        if (Has("BUILD_BUILDID"))
        {
            return $"Azure DevOps: {Say("SYSTEM_TEAMPROJECT")}, build {Say("BUILD_BUILDNUMBER")} (id {Say("BUILD_BUILDID")})";
        }

        if (Has("GITHUB_RUN_ID"))
        {
            return $"GitHub Actions: {Say("GITHUB_REPOSITORY")}, run {Say("GITHUB_RUN_ID")}";
        }

        if (Has("CI_PIPELINE_ID"))
        {
            return $"GitLab: {Say("CI_PROJECT_PATH")}, pipeline {Say("CI_PIPELINE_ID")}";
        }

        return Has("JENKINS_URL") && Has("BUILD_TAG") ? $"Jenkins: {Say("BUILD_TAG")}" : null;
    }
}
