using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Manifests.Files;

/// <summary>Finds the files of the given paths: each once, in the order of the paths, and sorted by name within a path.</summary>
internal sealed class ManifestPaths
{
    private static readonly StringComparer SameFile = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    private readonly ErrorList _errors;
    private readonly HashSet<string> _values;
    private readonly HashSet<string> _known = new(SameFile);
    private readonly List<string> _files = [];

    private ManifestPaths(IReadOnlyList<string> valuesPaths, ErrorList errors)
    {
        _errors = errors;
        _values = valuesPaths.Where(path => path.Length > 0).Select(Path.GetFullPath).ToHashSet(SameFile);
    }

    /// <summary>The files of paths.</summary>
    /// <param name="paths">Files, folders and wildcards.</param>
    /// <param name="valuesPaths">Values files, which are not manifests even if they are in the same folder.</param>
    /// <param name="errors">Collects the errors of paths without a file.</param>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> paths, IReadOnlyList<string> valuesPaths, ErrorList errors)
    {
        var found = new ManifestPaths(valuesPaths, errors);
        foreach (var path in paths)
        {
            found.Add(path);
        }

        return found._files;
    }

    private void Add(string path)
    {
        if (File.Exists(path))
        {
            AddFile(path);
        }
        else if (Directory.Exists(path))
        {
            AddFolder(path);
        }
        else if (FilePattern.IsPattern(path))
        {
            var files = FilePattern.Find(path).Where(IsManifest).ToList();
            files.ForEach(AddFile);
            if (files.Count == 0)
            {
                AddError(path, "no .yaml, .yml or .json file matches.");
            }
        }
        else
        {
            AddError(path, "no such file or folder.");
        }
    }

    private void AddFolder(string folder)
    {
        var files = FilePattern.Find(Path.Combine(folder, "*")).Where(IsManifest).ToList();
        files.ForEach(AddFile);
        if (files.Count > 0)
        {
            return;
        }

        var all = Path.Combine(folder, "**");
        AddError(folder, FilePattern.Find(all).Any(IsManifest)
            ? $"the folder contains no .yaml, .yml or .json file; to include its subfolders, use '{all}'."
            : "the folder contains no .yaml, .yml or .json file.");
    }

    private void AddFile(string path)
    {
        if (_known.Add(Path.GetFullPath(path)))
        {
            _files.Add(path);
        }
    }

    private bool IsManifest(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".yaml" or ".yml" or ".json" && !_values.Contains(Path.GetFullPath(path));

    // Errors of paths come before all errors in files.
    private void AddError(string path, string why) => _errors.Add(new ManifestText(path, order: -1, content: default), SourceLocation.Start, why);
}
