using GenesysArchitect.Sandbox.World.Access;
using GenesysArchitect.Sandbox.World.Architect.Dependencies;
using GenesysArchitect.Sandbox.World.Architect.Yaml;
using YamlDotNet.RepresentationModel;

namespace GenesysArchitect.Sandbox.World.Architect.Jobs;

/// <summary>Reads a flow as the platform's Archy does, and reports what is wrong with it in Archy's manner.</summary>
internal sealed class Archy(ReferenceResolver resolver, ContactCenterOptions options, string organizationName)
{
    internal const int PublishFailed = 107;

    private const int StartFailed = 100;
    private static readonly string[] Required = ["name", "defaultLanguage"];

    /// <summary>Checks a file against its own rules and against what the contact center has.</summary>
    /// <param name="file">The file.</param>
    /// <param name="client">The client whose token the lookups use.</param>
    /// <param name="now">The time of the messages.</param>
    /// <returns>The errors; empty when the flow can be published.</returns>
    internal IReadOnlyList<JobMessage> Check(FlowFile file, OAuthClient client, DateTimeOffset now)
    {
        var messages = new List<JobMessage>();
        foreach (var property in Required.Where(property => file.Scalar(property) is null))
        {
            messages.Add(Error($"The required property '{property}' is missing in the flow YAML.", now));
        }

        foreach (var property in options.RefusedProperties.Where(property => Has(file.Flow, property)))
        {
            messages.Add(Error($"The property '{property}' cannot be assigned a value.", now));
        }

        messages.AddRange(InnerReferences.Check(file).Select(problem => Error(problem, now)));
        foreach (var reference in FlowFacts.From(file).References)
        {
            // A flow that refers to itself finds itself only once it was published.
            if (!(reference.Name == file.Name && reference.Kinds.Contains(FlowTypes.DependencyType(file.Type))))
            {
                messages.AddRange(CheckReference(reference, client, now));
            }
        }

        return messages.Count == 0 ? messages : [.. messages, ExitCode(PublishFailed, now)];
    }

    internal static IReadOnlyList<JobMessage> Failed(string message, DateTimeOffset now, int exitCode = PublishFailed) => [Error(message, now), ExitCode(exitCode, now)];

    internal IReadOnlyList<JobMessage> Crashed(string message, DateTimeOffset now) =>
    [
        Error($"Session startup initialization failed. Caught unhandled exception: {message} -- [ArchSession, Environment:sandbox, OrgName:{organizationName}]", now),
        ExitCode(StartFailed, now),
    ];

    private IEnumerable<JobMessage> CheckReference(FlowReference reference, OAuthClient client, DateTimeOffset now)
    {
        var missing = ObjectLookup.MissingPermissions(reference, client);
        string problem;
        if (missing.Count > 0)
        {
            problem = $"The {Kind(reference)} '{reference.Name}' could not be looked up: the client is missing one of the permissions {string.Join(", ", missing)}.";
        }
        else if (resolver.Resolve(reference) is not null)
        {
            yield break;
        }
        else
        {
            problem = resolver.IsUnpublished(reference)
                ? $"The {Kind(reference)} '{reference.Name}' has no published version, so it cannot be referenced."
                : $"Unable to find the {Kind(reference)} with the name '{reference.Name}'{(reference.Category is { } category ? $" in the category '{category}'" : string.Empty)}.";
        }

        // The platform reports such a failure twice: once with the requests it made, once without.
        yield return Error(problem, now) with { Lookups = [ObjectLookup.Trace(reference, permitted: missing.Count == 0)] };
        yield return Error(problem, now);
    }

    private static bool Has(YamlNode node, string property) => node switch
    {
        YamlMappingNode mapping => mapping.Children.Any(child => (child.Key as YamlScalarNode)?.Value == property || Has(child.Value, property)),
        YamlSequenceNode items => items.Any(item => Has(item, property)),
        _ => false,
    };

    private static string Kind(FlowReference reference) => reference.Kinds[0];

    private static JobMessage Error(string text, DateTimeOffset now) => new() { Type = "Error", At = now, Text = text };

    private static JobMessage ExitCode(int code, DateTimeOffset now) => Error(FormattableString.Invariant($"Setting the Archy exit code to {code}."), now);
}
