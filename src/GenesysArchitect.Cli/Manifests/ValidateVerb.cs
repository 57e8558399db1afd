using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Manifests;

/// <summary><c>gcarch validate</c></summary>
internal sealed class ValidateVerb : Verb
{
    private readonly ProgramContext _context;
    private readonly ManifestFlags _manifest = new();
    private readonly Option<OutputFormat> _output = OutputOption.Create();

    public ValidateVerb(ProgramContext context)
        : base("validate", "Validate manifests offline.")
    {
        _context = context;
        foreach (var option in _manifest.All.Append(_output))
        {
            Options.Add(option);
        }
    }

    public override HelpPage Help => new()
    {
        Purpose = "Validates manifests offline, and lists all errors with file, line and column. The exit code is 3 when there\nare errors.",
        Usage = "gcarch validate --file PATH [options]",
        Sections = [HelpSection.Of("What", [.. _manifest.All, _output])],
        Examples = ["gcarch validate -f ./contact-center --values ./contact-center/values/prod.yaml"],
    };

    protected override Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var manifest = _manifest.Read(line, _context);
        _context.Pipeline?.Report(manifest.Findings);
        FindingReport.Show(manifest, _context, line.GetValue(_output));
        return Task.FromResult((int)(manifest.Findings.Count == 0 ? ExitCode.Done : ExitCode.BadInput));
    }
}
