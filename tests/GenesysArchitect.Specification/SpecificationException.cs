namespace GenesysArchitect.Specification;

/// <summary>What was observed deviates from the specification; the message lists how.</summary>
public sealed class SpecificationException(string message) : Exception(message);
