using System.Management.Automation;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>Whether a cmdlet is asked to say what it would do. To be called on the pipeline's thread.</summary>
internal static class WhatIf
{
    public static bool IsWhatIf(this PSCmdlet cmdlet) => cmdlet.MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
        ? given is SwitchParameter { IsPresent: true }
        : LanguagePrimitives.IsTrue(cmdlet.GetVariableValue("WhatIfPreference"));
}
