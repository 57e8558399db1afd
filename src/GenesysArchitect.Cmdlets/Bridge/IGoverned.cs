using System.Management.Automation;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>
/// A cmdlet that changes something: it has <see cref="GovernanceParameters"/> besides its own. They are PowerShell's dynamic parameters,
/// because such a cmdlet shares its base class with others that only look.
/// </summary>
public interface IGoverned : IDynamicParameters;
