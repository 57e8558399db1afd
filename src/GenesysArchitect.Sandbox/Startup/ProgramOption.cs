namespace GenesysArchitect.Sandbox.Startup;

/// <summary>One option of the command line.</summary>
/// <param name="Name">How it is written, dashes included.</param>
/// <param name="Value">What its value means, or null for one that takes none.</param>
/// <param name="Help">What it does.</param>
/// <param name="Apply">Puts it into the settings.</param>
internal sealed record ProgramOption(string Name, string? Value, string Help, Func<ProgramArguments, string, ProgramArguments> Apply)
{
    internal string Usage => Value is null ? Name : $"{Name} {Value}";
}
