using System.CommandLine;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Arguments;

/// <summary><c>gcarch completion</c>: prints the script that makes a shell complete verbs, options and values.</summary>
internal sealed class CompletionVerb : Verb
{
    private readonly ProgramContext _context;
    private readonly Argument<Shell> _shell = new("SHELL") { Description = "The shell: bash, zsh or pwsh." };

    public CompletionVerb(ProgramContext context)
        : base("completion", "Print a shell completion script.")
    {
        _context = context;
        _shell.CompletionSources.Clear();
        _shell.CompletionSources.Add("bash", "zsh", "pwsh");
        Arguments.Add(_shell);
    }

    private enum Shell
    {
        Bash,
        Zsh,
        Pwsh,
    }

    public override HelpPage Help => new()
    {
        Purpose = "Prints a completion script for the shell's profile. Tab then completes verbs, options and their values.",
        Usage = $"gcarch {Path} bash|zsh|pwsh",
        Examples = ["gcarch completion bash >> ~/.bashrc", "gcarch completion zsh >> ~/.zshrc", "gcarch completion pwsh >> $PROFILE"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        await _context.Output.WriteLineAsync(line.GetValue(_shell) switch
        {
            Shell.Bash => Bash,
            Shell.Zsh => Zsh,
            _ => PowerShell,
        });
        return (int)ExitCode.Done;
    }

    private const string Bash = """
        _gcarch() {
            local line="${COMP_LINE:0:COMP_POINT}"
            local IFS=$'\n'
            line="${line#"${COMP_WORDS[0]} "}"
            COMPREPLY=( $(compgen -W "$(gcarch "[suggest:${#line}]" "$line" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}") )
        }
        complete -F _gcarch gcarch
        """;

    private const string Zsh = """
        _gcarch() {
            local line="${BUFFER[1,CURSOR]}"
            line="${line#* }"
            local -a found
            found=("${(@f)$(gcarch "[suggest:${#line}]" "$line" 2>/dev/null)}")
            compadd -- $found
        }
        compdef _gcarch gcarch
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName gcarch -ScriptBlock {
            param($word, $command, $position)
            $line = $command.ToString().PadRight($position).Substring(0, $position) -replace '^\S+\s', ''
            gcarch "[suggest:$($line.Length)]" $line 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }
        """;
}
