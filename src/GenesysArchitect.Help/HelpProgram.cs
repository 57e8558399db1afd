using GenesysArchitect.Help.Reading;
using GenesysArchitect.Help.Writing;

namespace GenesysArchitect.Help;

/// <summary>
/// Generates the Get-Help file of a binary module from the module's assembly and its documentation
/// comments, without running the module. Missing help is a build error.
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
            errors.WriteLine("  DOCUMENTATION  its XML documentation file; those of its references must be in the same folder");
            errors.WriteLine("  REFERENCES     a text file with the paths of the assemblies it was compiled against, one per line");
            errors.WriteLine("  OUTPUT         the help file to write, NAME.dll-Help.xml");
            return BadInput;
        }

        using var module = CmdletAssembly.Open(assembly, documentation, File.ReadAllLines(references));
        var cmdlets = module.ReadCmdlets();
        foreach (var gap in module.Gaps)
        {
            // The error format that MSBuild and editors recognize.
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
