using System.Text.Json.Serialization;

namespace GenesysArchitect.Engine.Transport;

/// <summary>The documents of the token endpoint.</summary>
[JsonSourceGenerationOptions(MaxDepth = 4096, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(TokenDocument))]
[JsonSerializable(typeof(TokenRequestDocument))]
internal sealed partial class TransportJson : JsonSerializerContext;

internal sealed record TokenDocument(string? AccessToken, string? TokenType, double ExpiresIn);

internal sealed record TokenRequestDocument(string GrantType, string ClientId, string ClientSecret, string Scope);
