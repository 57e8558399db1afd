using System.Globalization;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>The files of a log: <c>audit.jsonl</c>, the current one, <c>audit.000001.jsonl</c> and so on, the earlier ones, and the lock.</summary>
internal sealed class AuditFiles
{
    private const int MinDigits = 6;

    private readonly string _baseName;
    private readonly string _extension;

    /// <summary>Creates the names.</summary>
    /// <param name="path">The current file.</param>
    /// <exception cref="ArgumentException">The path is invalid.</exception>
    public AuditFiles(string path)
    {
        var full = Path.GetFullPath(path);
        Current = Path.GetFileName(full);
        _baseName = $"{Path.GetFileNameWithoutExtension(full)}.";
        _extension = Path.GetExtension(full);
        Store = StateStore.Open(Path.GetDirectoryName(full) ?? full);
    }

    /// <summary>The store of the files.</summary>
    public StateStore Store { get; }

    /// <summary>The current file.</summary>
    public string Current { get; }

    /// <summary>The lock that a writer holds, and a reader while it opens the files.</summary>
    public string Lock => $"{Current}.lock";

    /// <summary>The earlier files, oldest first.</summary>
    public async Task<IReadOnlyList<string>> EarlierAsync(CancellationToken cancellationToken) => [.. (await NumberedAsync(cancellationToken)).Select(file => file.Name)];

    /// <summary>The name of the current file once it is full.</summary>
    public async Task<string> NextAsync(CancellationToken cancellationToken)
    {
        var number = (await NumberedAsync(cancellationToken)).Select(file => file.Number).LastOrDefault() + 1;
        return _baseName + number.ToString(CultureInfo.InvariantCulture).PadLeft(MinDigits, '0') + _extension;
    }

    private async Task<List<(long Number, string Name)>> NumberedAsync(CancellationToken cancellationToken)
    {
        var entries = await Store.ListAsync(string.Empty, cancellationToken);
        return [.. entries.Select(entry => (Number: NumberOf(entry.Name), entry.Name)).Where(file => file.Number > 0).OrderBy(file => file.Number)];
    }

    private long NumberOf(string name)
    {
        if (!name.StartsWith(_baseName, StringComparison.Ordinal) || !name.EndsWith(_extension, StringComparison.Ordinal) || name.Length < _baseName.Length + MinDigits + _extension.Length)
        {
            return 0;
        }

        var digits = name.AsSpan(_baseName.Length, name.Length - _baseName.Length - _extension.Length);
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
