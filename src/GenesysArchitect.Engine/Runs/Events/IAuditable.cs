namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>A resource about which audit entries have more to say than its address.</summary>
internal interface IAuditable
{
    /// <summary>What entries say of it.</summary>
    AuditSubject Subject { get; }
}
