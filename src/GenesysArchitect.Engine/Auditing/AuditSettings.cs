using System.Globalization;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Journaling;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>Where an audit log lies, and what its entries say besides what happened.</summary>
public sealed record AuditSettings
{
    /// <summary>The word that stands for no log.</summary>
    public const string Off = "off";

    /// <summary>How large a file becomes unless another size is named: 64 MiB.</summary>
    public const long DefaultMaximumBytes = 64L * 1024 * 1024;

    private const long LeastMaximumBytes = 4096;

    /// <summary>The file that is written.</summary>
    public required string Path { get; init; }

    /// <summary>How large the file becomes before the log goes on in a new one.</summary>
    public long MaximumBytes { get; init; } = DefaultMaximumBytes;

    /// <summary>What the log is signed with; null for nothing.</summary>
    public Secret? Key { get; init; }

    /// <summary>The tag of the change, such as the number of a ticket; null for none.</summary>
    public string? GovernanceTag { get; init; }

    /// <summary>The run of a pipeline that this is a part of; null if there is none.</summary>
    public string? PipelineRun { get; init; }

    /// <summary>Where a log is unless another place is named: in the current folder.</summary>
    public static string DefaultPath => System.IO.Path.Combine(RunFolder.DefaultPath, "audit.jsonl");

    /// <summary>Puts together what was said and what the environment names.</summary>
    /// <param name="variable">Reads an environment variable; null or empty when it is not set.</param>
    /// <param name="path">The log as was said, or <see cref="Off"/>; null if nothing was said.</param>
    /// <param name="governanceTag">The tag as was said; null if nothing was said.</param>
    /// <returns>The settings; null if no log is to be written.</returns>
    /// <exception cref="GcException">A variable's value is not one.</exception>
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

    /// <summary>The log as was said, as the environment names it, or the default.</summary>
    /// <param name="variable">Reads an environment variable; null or empty when it is not set.</param>
    /// <param name="path">The log as was said; null if nothing was said.</param>
    /// <returns>Its path, or <see cref="Off"/>.</returns>
    public static string PathOf(Func<string, string?> variable, string? path) => path ?? Stated(variable, "GENESYS_AUDIT_PATH") ?? DefaultPath;

    /// <summary>The key that the environment names.</summary>
    /// <param name="variable">Reads an environment variable; null or empty when it is not set.</param>
    /// <returns>The key; null if there is none.</returns>
    public static Secret? KeyOf(Func<string, string?> variable) => variable("GENESYS_AUDIT_KEY") is { Length: > 0 } key ? new Secret(key) : null;

    private static string? Stated(Func<string, string?> variable, string name) => variable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private static long ParseSize(string text)
    {
        var unit = char.ToUpperInvariant(text[^1]) switch { 'K' => 10, 'M' => 20, 'G' => 30, _ => 0 };
        return long.TryParse(unit == 0 ? text : text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= long.MaxValue >> (unit + 1) && count << unit >= LeastMaximumBytes
            ? count << unit
            : throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, "GENESYS_AUDIT_MAX_SIZE is not a valid size.")
            {
                Remedies = [new("Use a number of bytes, or a number with K, M or G, such as 64M; the minimum is 4K.")],
            };
    }
}
