namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Transfers;

/// <summary>Why a presigned address is refused.</summary>
internal enum AddressProblem
{
    /// <summary>It has no signature.</summary>
    Unsigned,

    /// <summary>Its signature is that of another address or another method.</summary>
    WrongSignature,

    /// <summary>Its life is over.</summary>
    Expired,
}
