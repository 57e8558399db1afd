using System.Diagnostics.CodeAnalysis;

namespace GenesysArchitect.Sandbox.World.Architect.Yaml;

/// <summary>A file that is not Architect YAML, in the words in which Archy reports it.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "There is always a message.")]
internal sealed class FlowFileException(string message, Exception? inner = null) : Exception(message, inner);
