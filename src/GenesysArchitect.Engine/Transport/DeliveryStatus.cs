namespace GenesysArchitect.Engine.Transport;

/// <summary>What is known of a call whose answer did not arrive.</summary>
internal enum DeliveryStatus
{
    /// <summary>No connection was made: it never left this machine.</summary>
    NotSent,

    /// <summary>No token could be had for it, however often that was tried: it never left this machine.</summary>
    NoToken,

    /// <summary>It was sent; whether it was acted on cannot be reported from here.</summary>
    Unknown,

    /// <summary>Its status said that it was accepted; what it started was in the lost body.</summary>
    Accepted,
}
