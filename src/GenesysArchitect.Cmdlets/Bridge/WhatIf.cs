using System.Management.Automation;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>Whether a cmdlet was called with -WhatIf. Must be called on the pipeline thread.</summary>
internal static class WhatIf
{
    public static bool IsWhatIf(this PSCmdlet cmdlet) => cmdlet.MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
        ? given is SwitchParameter { IsPresent: true }
        : LanguagePrimitives.IsTrue(cmdlet.GetVariableValue("WhatIfPreference"));

    /// <summary>Confirms a change. With -Force nothing is asked unless -Confirm is specified; -WhatIf is always honored.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="target">What is changed.</param>
    /// <param name="action">What is done to it.</param>
    /// <param name="force">Whether -Force is specified.</param>
    public static bool ShouldProcess(this PSCmdlet cmdlet, string target, string action, bool force) =>
        (force && !cmdlet.IsWhatIf() && !cmdlet.MyInvocation.BoundParameters.ContainsKey("Confirm")) || cmdlet.ShouldProcess(target, action);
}
