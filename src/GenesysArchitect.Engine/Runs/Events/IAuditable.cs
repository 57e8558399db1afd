namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>A resource with audit details beyond its address.</summary>
internal interface IAuditable
{
    /// <summary>The audit details.</summary>
    AuditSubject Subject { get; }
}
