namespace GenesysArchitect.Engine.Bots;

/// <summary>How it stands with something that a bot version needs.</summary>
public enum BotDependencyStatus
{
    /// <summary>It is there and can be used.</summary>
    Active,

    /// <summary>It is there and cannot be used.</summary>
    Inactive,

    /// <summary>The organization has none of that id.</summary>
    Absent,

    /// <summary>The platform would not tell, for want of a permission or for a fault of its own.</summary>
    Unknown,
}
