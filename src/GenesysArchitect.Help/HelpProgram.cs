using GenesysArchitect.Help.Reading;
using GenesysArchitect.Help.Writing;

namespace GenesysArchitect.Help;

/// <summary>
/// Writes what Get-Help shows for a binary module, from the module's assembly and its documentation
/// comments. Nothing of the module runs. What a person would miss in the help is an error of the build.
/// </summary>
internal static class HelpProgram
{
    private const int Done = 0;
    private const int Incomplete = 1;
    private const int BadInput = 3;

    internal static int Run(string[] arguments, TextWriter errors)
    {
        if (arguments is not [var assembly, var documentation, var references, var output])
        {
            errors.WriteLine("Usage: GenesysArchitect.Help ASSEMBLY DOCUMENTATION REFERENCES OUTPUT");
            errors.WriteLine("  ASSEMBLY       the assembly with the cmdlets");
            errors.WriteLine("  DOCUMENTATION  its XML documentation file; those of its references are looked for beside it");
            errors.WriteLine("  REFERENCES     a text file with the paths of the assemblies it was compiled against, one a line");
            errors.WriteLine("  OUTPUT         the help file to write, NAME.dll-Help.xml");
            return BadInput;
        }

        using var module = CmdletAssembly.Open(assembly, documentation, File.ReadAllLines(references));
        var cmdlets = module.ReadCmdlets();
        foreach (var gap in module.Gaps)
        {
            // The form in which a build takes errors from its tools, and an editor jumps to them.
            errors.WriteLine($"{gap.Origin ?? assembly}: error HELP001: {gap.Message}");
        }

        if (module.Gaps.Count > 0)
        {
            return Incomplete;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
        HelpDocument.Of(cmdlets).Save(output);
        return Done;
    }
}
