using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Bundles;

/// <summary>The options for the desired deployments.</summary>
internal sealed class DeployOptions
{
    private static readonly BundleDeployment Defaults = new() { BundleId = string.Empty, Target = DeploymentTarget.Organization };

    private readonly Option<string> _bundle = new("--bundle") { HelpName = "ID", Description = "The bundle's id.", Required = true };
    private readonly Option<string[]> _environment = new("--environment") { HelpName = "ENV", Description = "The environment; may be repeated.", Required = true };
    private readonly Option<string?> _targetConfig = new("--target-config") { HelpName = "FILE", Description = "The desired configuration, JSON or YAML." };
    private readonly Option<string?> _currentConfig = new("--current-config") { HelpName = "FILE", Description = "The current configuration, to compare with." };
    private readonly Option<string?> _dependencyMatrix = new("--dependency-matrix") { HelpName = "FILE", Description = "The bundle's flows and queues, and their order." };
    private readonly ChoiceOption<BundleApi> _api = new("--api", "The deployment API to use (bundle).", BundleApi.Bundle, BundleApi.Organization);

    private readonly Option<string?> _schemaVersion = new("--schema-version") { HelpName = "V", Description = "The expected schema version of the bundle, such as 2.0." };
    private readonly CountOption _maxFlowCount = new("--max-flow-count", $"The maximum number of flows in an environment ({Defaults.MaxFlowCount}).", Defaults.MaxFlowCount);
    private readonly CountOption _maxQueueCount = new("--max-queue-count", $"The maximum number of queues in an environment ({Defaults.MaxQueueCount}).", Defaults.MaxQueueCount);
    private readonly Option<bool> _validateOnly = new("--validate-only") { Description = "Only validate; do not deploy." };
    private readonly Option<bool> _overrideValidation = new("--override-validation") { Description = "Ignore warnings of the validation, but not errors." };

    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "Overwrite existing objects (--api organization)." };
    private readonly Option<string?> _conflictResolution = new("--conflict-resolution") { HelpName = "AUTOMATIC|MANUAL", Description = $"How conflicts are resolved ({Defaults.ConflictResolution}; --api organization)." };
    private readonly Option<string?> _webhookUri = new("--webhook-uri") { HelpName = "URI", Description = "The URL that the platform reports to (--api organization)." };

    private readonly DurationOption _timeout = new("--timeout", $"How long a deployment may take ({Defaults.Timeout.TotalSeconds}).");
    private readonly ChoiceOption<OnTimeout> _onTimeout = new("--on-timeout", "What to do then (leave: the deployment continues at the platform).", OnTimeout.Leave, OnTimeout.Cancel, OnTimeout.RollBack);
    private readonly DurationOption _slotTimeout = new("--slot-timeout", $"How long to wait for one of the three slots ({Defaults.SlotTimeout.TotalSeconds}).", mayBeZero: true);
    private readonly Option<bool> _noQueue = new("--no-queue") { Description = "Fail immediately if no slot is free." };
    private readonly Option<bool> _noWait = new("--no-wait") { Description = "Submit, and do not wait for the end." };
    private readonly Option<bool> _noRollback = new("--no-rollback") { Description = "Do not roll back a failed deployment." };
    private readonly Option<bool> _cancelOnStop = new("--cancel-on-stop") { Description = "On Ctrl+C, also cancel at the platform." };

    public IReadOnlyList<HelpSection> Sections =>
    [
        HelpSection.Of("What", _bundle, _environment, _targetConfig, _currentConfig, _dependencyMatrix, _api),
        HelpSection.Of("Checks before submission", _schemaVersion, _maxFlowCount, _maxQueueCount, _validateOnly, _overrideValidation),
        HelpSection.Of("Submission", _overwrite, _conflictResolution, _webhookUri, _slotTimeout, _noQueue),
        HelpSection.Of("Waiting (seconds, or 90s, 10m, 1h)", _timeout, _onTimeout, _noWait, _noRollback, _cancelOnStop),
    ];

    public IEnumerable<Option> All =>
    [
        _bundle, _environment, _targetConfig, _currentConfig, _dependencyMatrix, _api,
        _schemaVersion, _maxFlowCount, _maxQueueCount, _validateOnly, _overrideValidation,
        _overwrite, _conflictResolution, _webhookUri, _slotTimeout, _noQueue,
        _timeout, _onTimeout, _noWait, _noRollback, _cancelOnStop,
    ];

    /// <summary>Reads the desired deployments, one per environment, and their files.</summary>
    /// <exception cref="GcException">A file cannot be read or is invalid.</exception>
    public IReadOnlyList<BundleDeployment> Read(ParseResult line)
    {
        var desired = Defaults with
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
            ConflictResolution = line.GetValue(_conflictResolution)?.ToUpperInvariant() ?? Defaults.ConflictResolution,
            WebhookUri = ReadUri(line.GetValue(_webhookUri)),
            SlotTimeout = line.GetValue(_slotTimeout) ?? Defaults.SlotTimeout,
            Queue = !line.GetValue(_noQueue),
            Timeout = line.GetValue(_timeout) ?? Defaults.Timeout,
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

        // The URL is not repeated: the URL of a webhook often contains a secret.
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, "--webhook-uri: not an absolute http or https URL.")
            {
                Remedies = [new("Use an absolute URL, such as https://hooks.example.com/deployments.")],
            };
    }
}
