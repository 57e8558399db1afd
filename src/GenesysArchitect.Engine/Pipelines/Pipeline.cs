using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Manifests;
using GenesysArchitect.Engine.Reporting;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Pipelines;

/// <summary>
/// The pipeline that runs this process, in Azure Pipelines or GitHub Actions. It receives commands as
/// lines of the process's output, so all other lines must be neutralized with <see cref="CommandText"/>.
/// </summary>
public sealed class Pipeline
{
    // Shorter values would mask ordinary words.
    private const int Shortest = 4;

    private readonly IPipelineCommands _commands;
    private readonly Action<string> _write;
    private readonly HashSet<string> _masked = [];

    private Pipeline(IPipelineCommands commands, IRemedyRenderer remedies, Action<string> write)
    {
        _commands = commands;
        Remedies = remedies;
        _write = write;
    }

    /// <summary>Renders the remedies.</summary>
    internal IRemedyRenderer Remedies { get; }

    /// <summary>Detects the pipeline of the process.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="remedies">Renders the remedies.</param>
    /// <param name="write">Writes a command on a line of its own; from any thread.</param>
    /// <returns>The pipeline; null if there is none.</returns>
    public static Pipeline? Find(Func<string, string?> variable, IRemedyRenderer remedies, Action<string> write)
    {
        ArgumentNullException.ThrowIfNull(variable);
        ArgumentNullException.ThrowIfNull(remedies);
        string? Stated(string name) => variable(name) is { Length: > 0 } value ? value : null;
        bool Says(string name) => string.Equals(variable(name), "true", StringComparison.OrdinalIgnoreCase);
        if (Says("TF_BUILD"))
        {
            return new Pipeline(new AzurePipelinesCommands(Stated("AGENT_TEMPDIRECTORY") ?? Path.GetTempPath()), remedies, write);
        }

        return Says("GITHUB_ACTIONS") ? new Pipeline(new GitHubCommands(Stated("GITHUB_OUTPUT"), Stated("GITHUB_STEP_SUMMARY")), remedies, write) : null;
    }

    /// <summary>An observer that reports a run to the pipeline: progress, issues, outputs and a summary.</summary>
    /// <param name="organization">The organization.</param>
    /// <returns>The observer, for one engine.</returns>
    public IRunObserver Watch(GcOrgConnection organization) => new PipelineObserver(this, organization);

    /// <summary>Reports an error that does not belong to a step.</summary>
    /// <param name="error">The error.</param>
    public void Report(GcException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        Report(IssueList.Of(error, Remedies));
    }

    /// <summary>Reports the errors of manifests with their locations.</summary>
    /// <param name="findings">The errors.</param>
    public void Report(IReadOnlyList<GcManifestFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (findings.Count > 0)
        {
            Report(new ManifestInvalidException(findings));
        }
    }

    /// <summary>Reports a plan: outputs and a summary, and an issue for each blocked step.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="organization">The name of the organization.</param>
    public void Report(Plan plan, string organization)
    {
        ArgumentNullException.ThrowIfNull(plan);
        foreach (var step in plan.Steps.Where(step => step.Blocked is not null))
        {
            Report(IssueList.Of(step.Blocked!, Remedies, $"{step.Address.Kind}/{step.Name}"));
        }

        SetOutput("gcRunId", plan.RunId);
        SetOutput("gcStatus", (plan.HasChanges ? ExitCode.Differences : ExitCode.Done).ToString());
        SetOutput("gcChanges", plan.Steps.Count(step => step.IsChange));
        SetOutput("gcFailed", plan.Steps.Count(step => step.Blocked is not null));
        Write(_commands.Summary($"gc-{plan.RunId}", MarkdownPlan.Write(plan, organization, Remedies)));
    }

    /// <summary>Masks the secrets of a manifest in the pipeline's log, whatever program prints them.</summary>
    /// <param name="manifest">The manifest.</param>
    public void Mask(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        Mask(manifest.Secrets);
    }

    internal void Mask(IEnumerable<Secret> secrets)
    {
        // An agent masks line by line, so each line of a multi-line secret is masked.
        var lines = secrets.SelectMany(secret => secret.Reveal().Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        foreach (var line in lines.Where(line => line.Length >= Shortest && _masked.Add(line)))
        {
            Write(_commands.Mask(line));
        }
    }

    internal void Report(IEnumerable<PipelineIssue> issues)
    {
        foreach (var issue in issues)
        {
            Write(_commands.Issue(issue));
        }
    }

    internal void Progress(int percent, string what) => Write(_commands.Progress(percent, what));

    internal void SetOutput(string name, string value) => Write(_commands.Output(name, value));

    internal void SetOutput(string name, int value) => SetOutput(name, value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    internal void Summarize(string name, string markdown) => Write(_commands.Summary(name, markdown));

    private void Write(string? command)
    {
        if (command is not null)
        {
            _write(command);
        }
    }
}
