using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Bundles;

/// <summary>What the line says about the deployments that are wished.</summary>
internal sealed class DeployOptions
{
    private static readonly BundleDeployment Unspecified = new() { BundleId = string.Empty, Target = DeploymentTarget.Organization };

    private readonly Option<string> _bundle = new("--bundle") { HelpName = "ID", Description = "The bundle.", Required = true };
    private readonly Option<string[]> _environment = new("--environment") { HelpName = "ENV", Description = "The environment; may be repeated.", Required = true };
    private readonly Option<string?> _targetConfig = new("--target-config") { HelpName = "FILE", Description = "The configuration as it shall be, JSON or YAML." };
    private readonly Option<string?> _currentConfig = new("--current-config") { HelpName = "FILE", Description = "The configuration as it is, to compare with." };
    private readonly Option<string?> _dependencyMatrix = new("--dependency-matrix") { HelpName = "FILE", Description = "What the bundle brings: flows, queues, order." };
    private readonly WordOption<BundleApi> _api = new("--api", "Which way of deploying (bundle).", BundleApi.Bundle, BundleApi.Organization);

    private readonly Option<string?> _schemaVersion = new("--schema-version") { HelpName = "V", Description = "The bundle schema that is expected, such as 2.0." };
    private readonly CountOption _maxFlowCount = new("--max-flow-count", $"The most flows an environment may come to ({Unspecified.MaxFlowCount}).", Unspecified.MaxFlowCount);
    private readonly CountOption _maxQueueCount = new("--max-queue-count", $"The most queues an environment may come to ({Unspecified.MaxQueueCount}).", Unspecified.MaxQueueCount);
    private readonly Option<bool> _validateOnly = new("--validate-only") { Description = "Validate, and apply nothing." };
    private readonly Option<bool> _overrideValidation = new("--override-validation") { Description = "Let warnings pass; errors never do." };

    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "Overwrite what is there (--api organization)." };
    private readonly Option<string?> _conflictResolution = new("--conflict-resolution") { HelpName = "AUTOMATIC|MANUAL", Description = $"How conflicts are resolved ({Unspecified.ConflictResolution}; --api organization)." };
    private readonly Option<string?> _webhookUri = new("--webhook-uri") { HelpName = "URI", Description = "Where the platform is to report to (--api organization)." };

    private readonly DurationOption _timeout = new("--timeout", $"How long a deployment may take ({Unspecified.Timeout.TotalSeconds}).");
    private readonly WordOption<OnTimeout> _onTimeout = new("--on-timeout", "What becomes of it then (leave: the platform goes on).", OnTimeout.Leave, OnTimeout.Cancel, OnTimeout.RollBack);
    private readonly DurationOption _slotTimeout = new("--slot-timeout", $"How long to wait for one of the three slots ({Unspecified.SlotTimeout.TotalSeconds}).", mayBeZero: true);
    private readonly Option<bool> _noQueue = new("--no-queue") { Description = "Fail at once when no slot is free." };
    private readonly Option<bool> _noWait = new("--no-wait") { Description = "Submit, and do not follow." };
    private readonly Option<bool> _noRollback = new("--no-rollback") { Description = "Leave a failed deployment as it is." };
    private readonly Option<bool> _cancelOnStop = new("--cancel-on-stop") { Description = "Ctrl+C also cancels at the platform." };

    public IReadOnlyList<HelpSection> Sections =>
    [
        HelpSection.Of("What", _bundle, _environment, _targetConfig, _currentConfig, _dependencyMatrix, _api),
        HelpSection.Of("Checks before anything is sent", _schemaVersion, _maxFlowCount, _maxQueueCount, _validateOnly, _overrideValidation),
        HelpSection.Of("Submission", _overwrite, _conflictResolution, _webhookUri, _slotTimeout, _noQueue),
        HelpSection.Of("Following (seconds, or 90s, 10m, 1h)", _timeout, _onTimeout, _noWait, _noRollback, _cancelOnStop),
    ];

    public IEnumerable<Option> All =>
    [
        _bundle, _environment, _targetConfig, _currentConfig, _dependencyMatrix, _api,
        _schemaVersion, _maxFlowCount, _maxQueueCount, _validateOnly, _overrideValidation,
        _overwrite, _conflictResolution, _webhookUri, _slotTimeout, _noQueue,
        _timeout, _onTimeout, _noWait, _noRollback, _cancelOnStop,
    ];

    /// <summary>Reads the wishes, one for each environment, and the files they name.</summary>
    /// <exception cref="GcException">A file cannot be read, or is not what it should be.</exception>
    public IReadOnlyList<BundleDeployment> Read(ParseResult line)
    {
        var desired = Unspecified with
        {
            BundleId = line.GetRequiredValue(_bundle),
            Api = line.GetValue(_api),
            TargetConfig = ConfigurationFile.Read(line.GetValue(_targetConfig)),
            CurrentConfig = ConfigurationFile.Read(line.GetValue(_currentConfig)),
            DependencyMatrix = DependencyMatrixFile.Read(line.GetValue(_dependencyMatrix)),
            SchemaVersion = line.GetValue(_schemaVersion),
            MaxFlowCount = line.GetValue(_maxFlowCount),
            MaxQueueCount = line.GetValue(_maxQueueCount),
            ValidateOnly = line.GetValue(_validateOnly),
            OverrideValidation = line.GetValue(_overrideValidation),
            Overwrite = line.GetValue(_overwrite),
            ConflictResolution = line.GetValue(_conflictResolution)?.ToUpperInvariant() ?? Unspecified.ConflictResolution,
            WebhookUri = ReadUri(line.GetValue(_webhookUri)),
            SlotTimeout = line.GetValue(_slotTimeout) ?? Unspecified.SlotTimeout,
            Queue = !line.GetValue(_noQueue),
            Timeout = line.GetValue(_timeout) ?? Unspecified.Timeout,
            OnTimeout = line.GetValue(_onTimeout),
            Wait = !line.GetValue(_noWait),
            RollbackOnFailure = !line.GetValue(_noRollback),
            CancelOnStop = line.GetValue(_cancelOnStop),
        };
        return [.. line.GetRequiredValue(_environment).Select(environment => desired with { Target = DeploymentTarget.Environment(environment) })];
    }

    private static Uri? ReadUri(string? text)
    {
        if (text is null)
        {
            return null;
        }

        // The address itself is not repeated: a webhook's often holds its key.
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, "--webhook-uri is not an address that a webhook can be sent to.")
            {
                Remedies = [new("Give it whole, as in https://hooks.example.com/deployments.")],
            };
    }
}
