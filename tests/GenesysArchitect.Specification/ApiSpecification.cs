using System.Collections.Frozen;
using Microsoft.OpenApi;

namespace GenesysArchitect.Specification;

/// <summary>The specification of the public API, as it lies in this assembly.</summary>
internal sealed class ApiSpecification
{
    private const string Resource = "public-api.openapi.json";

    private static readonly Lazy<ApiSpecification> Read = new(() => new ApiSpecification());

    private readonly PathTree _paths = new();
    private readonly ShapeReader _shapes = new();

    /// <summary>Reads it, which takes a second.</summary>
    /// <exception cref="InvalidOperationException">The specification cannot be read.</exception>
    private ApiSpecification()
    {
        using var content = new MemoryStream();
        using (var resource = typeof(ApiSpecification).Assembly.GetManifestResourceStream(Resource)!)
        {
            resource.CopyTo(content);
        }

        content.Position = 0;
        var (document, diagnostic) = OpenApiDocument.Load(content, OpenApiConstants.Json);
        if (document is null || diagnostic is { Errors.Count: > 0 })
        {
            throw new InvalidOperationException($"The specification {Resource} cannot be read: {string.Join("; ", diagnostic?.Errors ?? [])}");
        }

        foreach (var (path, item) in document.Paths)
        {
            foreach (var (method, operation) in item.Operations ?? [])
            {
                _paths.Add(path, method.Method, Make($"{method.Method} {path}", operation));
            }
        }
    }

    /// <summary>The only one there is, read when it is first asked for.</summary>
    public static ApiSpecification Current => Read.Value;

    /// <inheritdoc cref="PathTree.Find"/>
    public (ApiOperation? Operation, IReadOnlyList<string> PathValues, bool HasPath) Find(string method, string path) => _paths.Find(method, path);

    private ApiOperation Make(string name, OpenApiOperation operation)
    {
        var parameters = operation.Parameters ?? [];
        return new ApiOperation
        {
            Name = name,
            QueryParameters = parameters.Where(parameter => parameter.In == ParameterLocation.Query).Select(Make).ToFrozenDictionary(parameter => parameter.Name, StringComparer.Ordinal),
            PathParameters = [.. parameters.Where(parameter => parameter.In == ParameterLocation.Path).Select(Make)],
            RequestBody = operation.RequestBody is { } body ? Make(body.Content, body.Required) : null,
            Responses = (operation.Responses ?? []).ToFrozenDictionary(response => response.Key, response => Make(response.Value.Content, isRequired: true), StringComparer.Ordinal),
        };
    }

    private ApiParameter Make(IOpenApiParameter parameter) =>
        new(parameter.Name!, parameter.Required, _shapes.Read(parameter.Schema), parameter.Schema?.Default?.ToString());

    private ApiBody? Make(IDictionary<string, IOpenApiMediaType>? content, bool isRequired)
    {
        foreach (var (mediaType, body) in content ?? new Dictionary<string, IOpenApiMediaType>())
        {
            return new ApiBody(mediaType, _shapes.Read(body.Schema), isRequired);
        }

        return null;
    }
}
