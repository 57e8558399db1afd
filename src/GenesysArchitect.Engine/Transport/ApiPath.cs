using System.Runtime.CompilerServices;
using System.Text;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Transport;

/// <summary>
/// The path of a call, from the root of the API. Created from an interpolated string in which every
/// hole is one escaped segment or query value, so that an id cannot change the path.
/// </summary>
internal readonly record struct ApiPath(string Value)
{
    public static ApiPath Of(Escaping path) => new(path.ToPath());

    /// <summary>Appends a query value.</summary>
    public ApiPath With(string name, string value) => new($"{Value}{(Value.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={Uri.EscapeDataString(value)}");

    public override string ToString() => Value;

    [InterpolatedStringHandler]
    public readonly ref struct Escaping(int literalLength, int holes)
    {
        private readonly StringBuilder _path = new(literalLength + (holes * 24));

        public void AppendLiteral(string literal) => _path.Append(literal);

        public void AppendFormatted(int number) => _path.Append(number);

        public void AppendFormatted(string id)
        {
            // Dots are not escaped, and a URI normalizes "." and ".." away: they would name another resource.
            if (string.IsNullOrWhiteSpace(id) || id is "." or "..")
            {
                throw new GcException(ErrorIds.IdInvalid, ErrorKind.InvalidInput, $"'{id}' is not a valid id.")
                {
                    Target = id,
                    Remedies = [new("Use the id as the platform shows it.")],
                };
            }

            _path.Append(Uri.EscapeDataString(id));
        }

        public string ToPath() => _path.ToString();
    }
}
