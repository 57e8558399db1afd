using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Cli.Flows;

/// <summary>The options for the desired flows.</summary>
internal sealed class FlowOptions
{
    private const int MaxRetryLimit = 100;

    private static readonly Flow Defaults = new() { Id = default, Definition = default };

    private readonly Option<string[]> _file = new("--file", "-f") { HelpName = "FILE", Description = "The flow definition, YAML or JSON; may be repeated.", Required = true };
    private readonly Option<string?> _id = new("--id") { HelpName = "ID", Description = "The flow's id, if the file does not contain it." };
    private readonly Option<bool> _createIfMissing = new("--create-if-missing") { Description = "Create the flow if it does not exist." };

    private readonly ChoiceOption<ConflictPolicy> _conflictPolicy = new("--conflict-policy", "Which value wins when others changed the same one (fail).", ConflictPolicy.Fail, ConflictPolicy.Ours, ConflictPolicy.Theirs);
    private readonly CountOption _maxRetries = new("--max-retries", $"How often to retry after concurrent changes, 0 to {MaxRetryLimit} ({Defaults.MaxRetries}).", Defaults.MaxRetries, min: 0, MaxRetryLimit);
    private readonly Option<string?> _backupPath = new("--backup-path") { HelpName = "FOLDER", Description = "Save the previous version of each flow in this folder." };

    public IReadOnlyList<HelpSection> Sections =>
    [
        HelpSection.Of("What", _file, _id, _createIfMissing),
        HelpSection.Of("Writing", _conflictPolicy, _maxRetries, _backupPath),
    ];

    public IEnumerable<Option> All => [_file, _id, _createIfMissing, _conflictPolicy, _maxRetries, _backupPath];

    /// <summary>Reads the desired flows, one per file.</summary>
    /// <exception cref="GcException">The options contradict each other.</exception>
    /// <exception cref="BadInputException">One or more files are invalid.</exception>
    public IReadOnlyList<Flow> Read(ParseResult line)
    {
        var files = line.GetRequiredValue(_file);
        var id = line.GetNonEmpty(_id);
        var backupPath = line.GetNonEmpty(_backupPath);
        if (id is not null && files.Length > 1)
        {
            throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, $"--id requires a single file, but {files.Length} files are specified.")
            {
                Remedies = [new("Omit --id, and set 'id' in each file.")],
            };
        }

        return
        [
            .. DesiredFlows.Read(files, id is null ? null : new FlowId(id)).Select(desired => desired with
            {
                CreateIfMissing = line.GetValue(_createIfMissing),
                ConflictPolicy = line.GetValue(_conflictPolicy),
                MaxRetries = line.GetValue(_maxRetries),
                BackupPath = backupPath,
            }),
        ];
    }
}
