namespace GenesysArchitect.Engine.Transport;

/// <summary>What is known about a call without a response.</summary>
internal enum DeliveryStatus
{
    /// <summary>No connection was made: the call was never sent.</summary>
    NotSent,

    /// <summary>No token could be acquired after all retries: the call was never sent.</summary>
    NoToken,

    /// <summary>The call was sent; it is unknown whether it was processed.</summary>
    Unknown,

    /// <summary>Its status indicates that it was accepted; the details were in the lost body.</summary>
    Accepted,
}
