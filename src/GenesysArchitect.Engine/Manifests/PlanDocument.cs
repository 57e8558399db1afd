namespace GenesysArchitect.Engine.Manifests;

/// <summary>A plan on disk.</summary>
internal sealed record PlanDocument
{
    public const int CurrentFormat = 1;

    public int Format { get; init; } = CurrentFormat;

    public required DateTimeOffset Created { get; init; }

    public required string Organisation { get; init; }

    public required string OrganisationName { get; init; }

    public bool Redeploy { get; init; }

    public required IReadOnlyList<PlannedStep> Steps { get; init; }

    public required IReadOnlyList<System.Text.Json.JsonElement> Documents { get; init; }
}
