namespace GenesysArchitect.Sandbox.World.Checks;

/// <summary>One reported field, or one reported object.</summary>
/// <param name="Field">Where it is, as in <c>targets[0]</c>.</param>
/// <param name="Code">What kind of fault it is, as in <c>required</c>.</param>
/// <param name="Message">The fault in words that follow the field's name.</param>
internal sealed record FieldProblem(string Field, string Code, string Message)
{
    /// <summary>The id of the object that it is about; null when it is about a field.</summary>
    internal string? EntityId { get; init; }

    internal string? EntityName { get; init; }
}
