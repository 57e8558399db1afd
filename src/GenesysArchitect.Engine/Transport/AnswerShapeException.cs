namespace GenesysArchitect.Engine.Transport;

/// <summary>A part of an answer is not of the shape that the contract promises.</summary>
/// <param name="path">The JSON path of the part.</param>
/// <param name="what">What it is instead of what it should be, such as <c>is null</c>.</param>
internal sealed class AnswerShapeException(string path, string what) : Exception($"the answer is not what the contract promises ({path} {what}).");
