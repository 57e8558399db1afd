using System.Text.Json;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Manifests.Schemas;

/// <summary>An absolute https or http URL.</summary>
internal sealed class AddressSchema : ValueSchema
{
    public override object? Read(JsonElement value, DocumentPath path, SpecReading reading)
    {
        if (Uri.TryCreate(TextOf(value), UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp))
        {
            return address;
        }

        reading.Refuse(path, value, "an absolute URL such as https://example.com/path");
        return null;
    }

    public override void Describe(Utf8JsonWriter schema) => DescribeOrPlaceholder(schema, alternatives => DescribeText(alternatives, "^[Hh][Tt][Tt][Pp][Ss]?://."));
}
