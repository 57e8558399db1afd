using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GenesysArchitect.Engine.Transport;

/// <summary>A call as a capability describes it: target, content, and error texts.</summary>
internal sealed record ApiRequest
{
    public required HttpMethod Method { get; init; }

    public required ApiPath Path { get; init; }

    /// <summary>The operation, as shown to users: "Validate bundle 'ivr'".</summary>
    public required string Operation { get; init; }

    /// <summary>The permission that the endpoint requires, for the error if it is missing.</summary>
    public required string Permission { get; init; }

    /// <summary>The id of the resource, for the error if it does not exist.</summary>
    public string? Target { get; init; }

    public ReadOnlyMemory<byte>? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>Additional headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public required RetrySafety RetrySafety { get; init; }

    /// <summary>The statuses other than 2xx that mean success; none by default.</summary>
    public Func<ApiResponse, bool> IsSuccess { get; init; } = _ => false;

    /// <summary>Whether a response without a JSON body is invalid.</summary>
    public bool ExpectsJson { get; init; } = true;

    public static ApiRequest Get(ApiPath path, string operation, string permission, string? target = null) => new()
    {
        Method = HttpMethod.Get,
        Path = path,
        Operation = operation,
        Permission = permission,
        Target = target,
        RetrySafety = RetrySafety.Always,
    };

    /// <summary>
    /// A change that names the version that it is based on, so that it cannot be applied twice. The caller checks before
    /// it retries: otherwise the rejection of a repeated request would be mistaken for a concurrent modification.
    /// </summary>
    public static ApiRequest Patch(ApiPath path, ReadOnlyMemory<byte> body, string operation, string permission, string target) => new()
    {
        Method = HttpMethod.Patch,
        Path = path,
        Body = body,
        Operation = operation,
        Permission = permission,
        Target = target,
        RetrySafety = RetrySafety.Never,
    };

    public static ApiRequest Delete(ApiPath path, string operation, string permission, string target) => new()
    {
        Method = HttpMethod.Delete,
        Path = path,
        Operation = operation,
        Permission = permission,
        Target = target,
        RetrySafety = RetrySafety.WhenLost,
        ExpectsJson = false,
    };

    /// <summary>A call without a body that starts an operation. The response may be any JSON, or empty.</summary>
    public static ApiRequest Start(ApiPath path, string operation, string permission, string target) => new()
    {
        Method = HttpMethod.Post,
        Path = path,
        Body = ReadOnlyMemory<byte>.Empty,
        Operation = operation,
        Permission = permission,
        Target = target,
        RetrySafety = RetrySafety.Never,
        ExpectsJson = false,
    };

    public static ApiRequest Post<T>(ApiPath path, T body, JsonTypeInfo<T> type, RetrySafety resend, string operation, string permission, string target) => new()
    {
        Method = HttpMethod.Post,
        Path = path,
        Body = JsonSerializer.SerializeToUtf8Bytes(body, type),
        Operation = operation,
        Permission = permission,
        Target = target,
        RetrySafety = resend,
    };
}
