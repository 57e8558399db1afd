using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Cli.Flows;

/// <summary>What the line says about the flows that are wished.</summary>
internal sealed class FlowOptions
{
    private const int MostRetries = 100;

    private static readonly Flow Unspecified = new() { Id = default, Definition = default };

    private readonly Option<string[]> _file = new("--file") { HelpName = "FILE", Description = "The definition, YAML or JSON; may be repeated.", Required = true };
    private readonly Option<string?> _id = new("--id") { HelpName = "ID", Description = "The flow, where the file does not say which." };
    private readonly Option<bool> _createIfMissing = new("--create-if-missing") { Description = "Create a flow that is not there." };

    private readonly WordOption<ConflictPolicy> _conflictPolicy = new("--conflict-policy", "Who wins where others changed the same place (fail).", ConflictPolicy.Fail, ConflictPolicy.Ours, ConflictPolicy.Theirs);
    private readonly CountOption _maxRetries = new("--max-retries", $"How often others may be faster, 0 to {MostRetries} ({Unspecified.MaxRetries}).", Unspecified.MaxRetries, least: 0, MostRetries);
    private readonly Option<string?> _backupPath = new("--backup-path") { HelpName = "FOLDER", Description = "Keep each flow there as it was before." };

    public IReadOnlyList<HelpSection> Sections =>
    [
        HelpSection.Of("What", _file, _id, _createIfMissing),
        HelpSection.Of("Writing", _conflictPolicy, _maxRetries, _backupPath),
    ];

    public IEnumerable<Option> All => [_file, _id, _createIfMissing, _conflictPolicy, _maxRetries, _backupPath];

    /// <summary>Reads the wishes, one for each file.</summary>
    /// <exception cref="GcException">The options do not go together.</exception>
    /// <exception cref="BadInputException">Files are not what they should be.</exception>
    public IReadOnlyList<Flow> Read(ParseResult line)
    {
        var files = line.GetRequiredValue(_file);
        var id = line.GetStated(_id);
        var backupPath = line.GetStated(_backupPath);
        if (id is not null && files.Length > 1)
        {
            throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, $"--id names the flow of one file, and {files.Length} files are given.")
            {
                Remedies = [new("Leave it out, and have each file say its own 'id'.")],
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
