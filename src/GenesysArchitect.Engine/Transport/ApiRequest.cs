using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GenesysArchitect.Engine.Transport;

/// <summary>One call as a capability describes it: where, what, and what to say when it fails.</summary>
internal sealed record ApiRequest
{
    public required HttpMethod Method { get; init; }

    public required ApiPath Path { get; init; }

    /// <summary>What the call does, as a person would say it: "Validate bundle 'ivr'".</summary>
    public required string Operation { get; init; }

    /// <summary>The permission the endpoint asks for, for the error when it is missing.</summary>
    public required string Permission { get; init; }

    /// <summary>The id the call is about, for the error when there is no such thing.</summary>
    public string? Target { get; init; }

    public ReadOnlyMemory<byte>? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>Headers that only this call has.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public required RetrySafety RetrySafety { get; init; }

    /// <summary>Which answers besides 2xx mean that it is done; by default none.</summary>
    public Func<ApiResponse, bool> CountsAsDone { get; init; } = _ => false;

    /// <summary>Whether an answer without a JSON body is a broken one.</summary>
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
    /// A change that says which version it was made for, so that it cannot be made twice. Who sends it looks before
    /// sending it again: otherwise the refusal of a second sending would be taken for somebody else's change.
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

    /// <summary>A call without a body that starts work. What it answers does not matter, as long as it is JSON or nothing.</summary>
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
