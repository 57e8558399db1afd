using System.Management.Automation;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>
/// A cmdlet that changes something and therefore has <see cref="GovernanceParameters"/>. They are dynamic parameters
/// because such cmdlets share base classes with others that only read.
/// </summary>
public interface IGoverned : IDynamicParameters;
