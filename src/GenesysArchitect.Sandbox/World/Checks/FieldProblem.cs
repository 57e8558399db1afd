namespace GenesysArchitect.Sandbox.World.Checks;

/// <summary>One reported field of a 422.</summary>
/// <param name="Field">Where it is, as in <c>targets[0]</c>.</param>
/// <param name="Code">What kind of fault it is, as in <c>required</c>.</param>
/// <param name="Message">The fault in words that follow the field's name.</param>
internal sealed record FieldProblem(string Field, string Code, string Message);
