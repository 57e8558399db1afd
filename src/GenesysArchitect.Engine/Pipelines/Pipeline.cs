using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Manifests;
using GenesysArchitect.Engine.Reporting;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Pipelines;

/// <summary>
/// The pipeline that this process is a step of, in Azure Pipelines or GitHub Actions. It is reported by commands, which are
/// lines of the process' output: whoever has a pipeline must make all other lines harmless with <see cref="CommandText"/>.
/// </summary>
public sealed class Pipeline
{
    // Shorter ones would star out ordinary words.
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

    /// <summary>The words that what can be done about errors is said in.</summary>
    internal IRemedyRenderer Remedies { get; }

    /// <summary>Finds out which pipeline the process is a step of.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="remedies">The words that what can be done about errors is said in.</param>
    /// <param name="write">Writes a command, as a line of its own; from any thread.</param>
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

    /// <summary>Somebody who states the pipeline of a run: progress, issues, outputs and a summary.</summary>
    /// <param name="organization">The organization.</param>
    /// <returns>The observer, for one engine.</returns>
    public IRunObserver Watch(GcOrgConnection organization) => new PipelineObserver(this, organization);

    /// <summary>Reports an error that is not a step's.</summary>
    /// <param name="error">The error.</param>
    public void Report(GcException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        Report(IssueList.Of(error, Remedies));
    }

    /// <summary>Reports what is wrong with manifests, each at its place.</summary>
    /// <param name="findings">What is wrong.</param>
    public void Report(IReadOnlyList<GcManifestFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (findings.Count > 0)
        {
            Report(new ManifestInvalidException(findings));
        }
    }

    /// <summary>Reports what a run would do: outputs and a summary, and an issue for each step that cannot be started.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="organization">What the organization is called.</param>
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

    /// <summary>Has what a manifest calls secret starred out in the pipeline's log, whoever prints it.</summary>
    /// <param name="manifest">The manifest.</param>
    public void Mask(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        Mask(manifest.Secrets);
    }

    internal void Mask(IEnumerable<Secret> secrets)
    {
        // Of a secret of many lines an agent sees one line at a time.
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
