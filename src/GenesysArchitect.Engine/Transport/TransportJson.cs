using System.Text.Json.Serialization;

namespace GenesysArchitect.Engine.Transport;

/// <summary>The documents of the token endpoint.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TokenRequestDocument))]
internal sealed partial class TransportJson : JsonSerializerContext;

internal sealed record TokenRequestDocument(string GrantType, string ClientId, string ClientSecret, string Scope);
