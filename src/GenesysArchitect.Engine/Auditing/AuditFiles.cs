using System.Globalization;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>The files of a log: <c>audit.jsonl</c>, which is written, and <c>audit.000001.jsonl</c> and so on, which it follows on.</summary>
internal sealed class AuditFiles(string path)
{
    private const int LeastDigits = 6;

    private readonly string _folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? path;
    private readonly string _stem = $"{Path.GetFileNameWithoutExtension(path)}.";
    private readonly string _extension = Path.GetExtension(path);

    /// <summary>The file that is written.</summary>
    public string Current { get; } = Path.GetFullPath(path);

    /// <summary>Makes the folder where there is none.</summary>
    public void MakeFolder() => Directory.CreateDirectory(_folder);

    /// <summary>The files it follows on, the oldest first.</summary>
    public IReadOnlyList<string> Earlier() => [.. Numbered().Select(file => file.Path)];

    /// <summary>What the file that is written is called once it is full.</summary>
    public string Next()
    {
        var number = Numbered().Select(file => file.Number).LastOrDefault() + 1;
        return Path.Combine(_folder, _stem + number.ToString(CultureInfo.InvariantCulture).PadLeft(LeastDigits, '0') + _extension);
    }

    private List<(long Number, string Path)> Numbered() => Directory.Exists(_folder)
        ? [.. Directory.EnumerateFiles(_folder).Select(file => (Number: NumberOf(Path.GetFileName(file)), Path: file)).Where(file => file.Number > 0).OrderBy(file => file.Number)]
        : [];

    private long NumberOf(string name)
    {
        if (!name.StartsWith(_stem, StringComparison.Ordinal) || !name.EndsWith(_extension, StringComparison.Ordinal) || name.Length < _stem.Length + LeastDigits + _extension.Length)
        {
            return 0;
        }

        var digits = name.AsSpan(_stem.Length, name.Length - _stem.Length - _extension.Length);
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
