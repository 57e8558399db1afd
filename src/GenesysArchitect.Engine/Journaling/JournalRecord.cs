using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Planning;
using GenesysArchitect.Engine.Running;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>A journal as it was read.</summary>
internal sealed record JournalRecord
{
    public required string Path { get; init; }

    public required JournalHeader Header { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary>The lines behind the header.</summary>
    public required IReadOnlyList<JournalLine> Lines { get; init; }

    /// <summary>How many bytes are whole lines. A run that was killed may leave a torn one behind them.</summary>
    public required long Length { get; init; }

    public long LastSequence => Lines.Count == 0 ? 0 : Lines.Max(line => line.Sequence);

    /// <summary>The line that ends the run; null while it goes on, and where it was killed.</summary>
    public JournalLine? End => Lines.LastOrDefault(line => line.Event is JournalEvents.RunEnded or JournalEvents.RunResumed) is { Event: JournalEvents.RunEnded } end ? end : null;

    /// <summary>Reads a journal.</summary>
    /// <returns>Null where not even its first line is whole, so that its run had not begun.</returns>
    /// <exception cref="GcException">It cannot be read, or a line of it is none.</exception>
    public static JournalRecord? Read(string path, JournalSecrets? secrets = null)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[file.Length];
            var length = Array.LastIndexOf(bytes, (byte)'\n', Math.Max(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) - 1)) + 1;
            return length == 0 ? null : Parse(path, bytes.AsSpan(0, length), secrets);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Invalid(path, 1, failure.Message, failure);
        }
    }

    /// <summary>What the run put down of its steps.</summary>
    public IReadOnlyDictionary<ResourceAddress, StepHistory> Histories() => _histories ??= JournalHistories.Of(this);

    private IReadOnlyDictionary<ResourceAddress, StepHistory>? _histories;

    /// <summary>What the run has started at the platform.</summary>
    public IEnumerable<RecordedWork> Work()
    {
        var specs = Header.Steps.ToDictionary(step => new ResourceAddress(step.Kind, step.Address), step => step.SpecHash);
        foreach (var (address, history) in Histories())
        {
            if (history.Checkpoints.LastOrDefault(checkpoint => checkpoint.Name == BundleSubmission.Submitted)?.Fact(BundleSubmission.DeploymentId) is { } id)
            {
                yield return new RecordedWork(address, specs[address], id, history.Ended?.Status == StepStatus.Succeeded);
            }
        }
    }

    private static JournalRecord Parse(string path, ReadOnlySpan<byte> bytes, JournalSecrets? secrets)
    {
        var lines = new List<JournalLine>();
        foreach (var text in Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                var line = JsonSerializer.Deserialize(text, JournalJson.Readable.JournalLine)!;
                lines.Add(secrets is null || line.Facts is null ? line : line with { Facts = line.Facts.ToDictionary(fact => fact.Key, fact => secrets.Restore(fact.Value)) });
            }
            catch (JsonException broken)
            {
                throw Invalid(path, lines.Count + 1, "it is no line of a journal.", broken);
            }
        }

        return lines[0] is { Event: JournalEvents.RunStarted, Run: { Format: JournalHeader.CurrentFormat } header, Time: var started }
            ? new JournalRecord { Path = path, Header = header, Started = started, Lines = lines[1..], Length = bytes.Length }
            : throw Invalid(path, 1, "it is not the beginning of a journal that this version reads.", null);
    }

    private static GcException Invalid(string path, int line, string why, Exception? cause) =>
        new(ErrorIds.JournalInvalid, ErrorKind.InvalidInput, $"{path}:{line}:1: the journal cannot be read: {why}", cause)
        {
            Target = path,
            Remedies = [new("Restore the file, or move it away when its run is not to be gone on with; then look at the platform for what it had begun.")],
        };
}
