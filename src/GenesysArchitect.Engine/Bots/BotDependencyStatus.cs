namespace GenesysArchitect.Engine.Bots;

/// <summary>The status of a dependency of a bot version.</summary>
public enum BotDependencyStatus
{
    /// <summary>It exists and is active.</summary>
    Active,

    /// <summary>It exists but is not active.</summary>
    Inactive,

    /// <summary>It does not exist in the organization.</summary>
    Absent,

    /// <summary>The platform did not return it, because of a missing permission or an error.</summary>
    Unknown,

    /// <summary>It was not checked: a resumed run follows what it had started, and does not check the dependencies again.</summary>
    NotChecked,
}
