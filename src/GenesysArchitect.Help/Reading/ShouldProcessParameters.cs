using GenesysArchitect.Help.Cmdlets;

namespace GenesysArchitect.Help.Reading;

/// <summary>The parameters that PowerShell adds to cmdlets with ShouldProcess. Get-Help shows them only if the help file lists them.</summary>
internal static class ShouldProcessParameters
{
    public static IReadOnlyList<ParameterHelp> All { get; } =
    [
        Switch("WhatIf", "wi", "Shows what would happen if the cmdlet ran. Nothing is changed."),
        Switch("Confirm", "cf", "Asks before each change."),
    ];

    private static ParameterHelp Switch(string name, string alias, string description) => new()
    {
        Name = name,
        TypeName = "SwitchParameter",
        TypeFullName = "System.Management.Automation.SwitchParameter",
        Description = [description],
        Aliases = [alias],
        Usages = [new ParameterUsage(ParameterUsage.EverySet, Mandatory: false, Position: null, ByValue: false, ByPropertyName: false, FromRemaining: false)],
    };
}
