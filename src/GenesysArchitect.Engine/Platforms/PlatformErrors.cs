using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Platforms;

/// <summary>The errors of unsupported operations.</summary>
internal static class PlatformErrors
{
    /// <summary>The platform of the connection does not support an operation. Nothing was sent.</summary>
    /// <param name="what">The operation.</param>
    /// <param name="platform">The platform of the connection.</param>
    /// <param name="instead">The platform that supports it.</param>
    public static GcException NotSupported(string what, PlatformKind platform, PlatformKind instead) =>
        new(ErrorIds.NotSupported, ErrorKind.InvalidInput, $"The platform {platform} does not support {what} in this version. Nothing was sent.")
        {
            Target = what,
            Remedies = [new($"If the address is that of another platform, connect to it as {instead}.", new UseOption(EngineOption.Platform, instead.ToString()))],
        };
}
