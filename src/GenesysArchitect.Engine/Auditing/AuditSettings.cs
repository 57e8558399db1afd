using System.Globalization;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Journaling;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>The settings of an audit log.</summary>
public sealed record AuditSettings
{
    /// <summary>The value that disables the log.</summary>
    public const string Off = "off";

    /// <summary>The default maximum size of a file: 64 MiB.</summary>
    public const long DefaultMaximumBytes = 64L * 1024 * 1024;

    private const long MinMaximumBytes = 4096;

    /// <summary>The current file.</summary>
    public required string Path { get; init; }

    /// <summary>The maximum size of the file before the log continues in a new one.</summary>
    public long MaximumBytes { get; init; } = DefaultMaximumBytes;

    /// <summary>The key that the log is signed with; null for none.</summary>
    public Secret? Key { get; init; }

    /// <summary>The governance tag, such as a ticket number; null for none.</summary>
    public string? GovernanceTag { get; init; }

    /// <summary>The pipeline run of this process; null if there is none.</summary>
    public string? PipelineRun { get; init; }

    /// <summary>The default path, in the current folder.</summary>
    public static string DefaultPath => System.IO.Path.Combine(RunFolder.DefaultPath, "audit.jsonl");

    /// <summary>Combines explicit settings with environment variables.</summary>
    /// <param name="variable">Reads an environment variable; null or empty if it is not set.</param>
    /// <param name="path">The explicit path, or <see cref="Off"/>; null if not specified.</param>
    /// <param name="governanceTag">The explicit tag; null if not specified.</param>
    /// <returns>The settings; null if the log is disabled.</returns>
    /// <exception cref="GcException">The value of a variable is invalid.</exception>
    public static AuditSettings? Read(Func<string, string?> variable, string? path, string? governanceTag)
    {
        var named = PathOf(variable, path);
        return named.Equals(Off, StringComparison.OrdinalIgnoreCase) ? null : new AuditSettings
        {
            Path = named,
            MaximumBytes = Stated(variable, "GENESYS_AUDIT_MAX_SIZE") is { } size ? ParseSize(size) : DefaultMaximumBytes,
            Key = KeyOf(variable),
            GovernanceTag = governanceTag ?? Stated(variable, "GENESYS_GOVERNANCE_TAG"),
            PipelineRun = Auditing.PipelineRun.Find(variable),
        };
    }

    /// <summary>The explicit path, that of the environment, or the default.</summary>
    /// <param name="variable">Reads an environment variable; null or empty if it is not set.</param>
    /// <param name="path">The explicit path; null if not specified.</param>
    /// <returns>The path, or <see cref="Off"/>.</returns>
    public static string PathOf(Func<string, string?> variable, string? path) => path ?? Stated(variable, "GENESYS_AUDIT_PATH") ?? DefaultPath;

    /// <summary>Reads the key from the environment.</summary>
    /// <param name="variable">Reads an environment variable; null or empty if it is not set.</param>
    /// <returns>The key; null if there is none.</returns>
    public static Secret? KeyOf(Func<string, string?> variable) => variable("GENESYS_AUDIT_KEY") is { Length: > 0 } key ? new Secret(key) : null;

    private static string? Stated(Func<string, string?> variable, string name) => variable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private static long ParseSize(string text)
    {
        var unit = char.ToUpperInvariant(text[^1]) switch { 'K' => 10, 'M' => 20, 'G' => 30, _ => 0 };
        return long.TryParse(unit == 0 ? text : text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= long.MaxValue >> (unit + 1) && count << unit >= MinMaximumBytes
            ? count << unit
            : throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, "GENESYS_AUDIT_MAX_SIZE is not a valid size.")
            {
                Remedies = [new("Use a number of bytes, or a number with K, M or G, such as 64M; the minimum is 4K.")],
            };
    }
}
