using GenesysArchitect.Help.Cmdlets;

namespace GenesysArchitect.Help.Reading;

/// <summary>Describes the pipeline input of a cmdlet: objects as values, and objects with properties named like parameters.</summary>
internal static class PipelineInput
{
    public static IReadOnlyList<PipedType> Of(IReadOnlyList<ParameterHelp> parameters)
    {
        var byValue = parameters
            .Where(parameter => parameter.Usages.Any(usage => usage.ByValue))
            .Select(parameter => new PipedType(parameter.TypeFullName, $"The value of -{parameter.Name}."));
        var byName = parameters.Where(parameter => parameter.Usages.Any(usage => usage.ByPropertyName)).Select(Names).ToList();
        return byName.Count == 0
            ? [.. byValue]
            : [.. byValue, new PipedType("System.Management.Automation.PSObject", $"Any object with properties of these names: {string.Join(", ", byName)}.")];
    }

    private static string Names(ParameterHelp parameter) =>
        parameter.Aliases.Count == 0 ? parameter.Name : $"{parameter.Name} (or {string.Join(", ", parameter.Aliases)})";
}
