namespace GenesysArchitect.Sandbox.World.Architect.Jobs;

/// <summary>A file of an export.</summary>
/// <param name="Name">The file name.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Bytes">The content.</param>
public sealed record ExportedFile(string Name, string ContentType, ReadOnlyMemory<byte> Bytes);
