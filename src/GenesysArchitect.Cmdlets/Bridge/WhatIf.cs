using System.Management.Automation;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>Whether a cmdlet was called with -WhatIf. Must be called on the pipeline thread.</summary>
internal static class WhatIf
{
    public static bool IsWhatIf(this PSCmdlet cmdlet) => cmdlet.MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
        ? given is SwitchParameter { IsPresent: true }
        : LanguagePrimitives.IsTrue(cmdlet.GetVariableValue("WhatIfPreference"));
}
