using System.Text.Json;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>A lock on disk.</summary>
public static class DependencyLockFile
{
    private static readonly Remedy ResolveAgain = new("Alternatively, resolve the dependencies again and replace the lock.", new UseOption(EngineOption.UpdateLock));

    /// <summary>Reads a lock.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The lock.</returns>
    /// <exception cref="GcException">The file cannot be read, is not a lock, or was changed after it was written.</exception>
    public static DependencyLock Read(string path)
    {
        var source = DocumentFile.Open(path);
        var content = Parse(source);
        return source.Root.GetProperty(DependencyLockContent.HashProperty).GetString() == DependencyLockContent.HashOf(source.Root)
            ? content
            : throw Invalid(source, DependencyLockContent.HashProperty, "the checksum does not match: the lock was changed after it was written", new Remedy("Restore it from version control."), ResolveAgain);
    }

    /// <summary>Writes a lock atomically, readable only by its owner. An identical lock is left unchanged.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">The content.</param>
    /// <param name="overwrite">Whether a different lock is replaced.</param>
    /// <param name="time">The clock.</param>
    /// <returns>Whether anything was written.</returns>
    /// <exception cref="GcException">A different lock exists and must not be replaced, or the file cannot be written.</exception>
    internal static bool Write(string path, DependencyLock content, bool overwrite, TimeProvider time)
    {
        if (File.Exists(path) && Existing(path, overwrite) is { } existing)
        {
            if (existing.Hash == content.Hash)
            {
                return false;
            }

            if (!overwrite)
            {
                throw DependencyErrors.LockDiffers(path, DependencyLock.Compare(existing, content));
            }
        }

        var origin = (time.GetUtcNow(), Environment.MachineName, ProductInfo.NameAndVersion);
        return AtomicFile.Write(path, DependencyLockContent.Write(content, origin), PrivateFile.OwnerOnly);
    }

    private static DependencyLock? Existing(string path, bool overwrite)
    {
        try
        {
            return Read(path);
        }
        catch (GcException) when (overwrite)
        {
            // A file that is not a lock is replaced, as requested.
            return null;
        }
    }

    private static DependencyLock Parse(DocumentSource source)
    {
        try
        {
            var root = source.Root;
            var format = root.GetProperty("format_version").GetInt32();
            if (format != DependencyLock.CurrentFormat)
            {
                throw Invalid(source, "format_version", $"the lock has format {format}, but this version reads format {DependencyLock.CurrentFormat}", new Remedy("Use the version of GenesysArchitect that wrote it."), ResolveAgain);
            }

            var graph = root.GetProperty("graph");
            _ = root.GetProperty(DependencyLockContent.HashProperty).GetString();
            return new DependencyLock
            {
                Environment = root.GetProperty("environment").GetString(),
                FlowIds = root.GetProperty("flows").EnumerateArray().Select(flow => flow.GetString()!).ToArray(),
                Fallback = Enum.Parse<VersionFallback>(root.GetProperty("fallback").GetString()!),
                FlowCount = graph.GetProperty("flows").GetInt32(),
                ActionCount = graph.GetProperty("actions").GetInt32(),
                EdgeCount = graph.GetProperty("edges").GetInt32(),
                Unresolved = root.GetProperty("unresolved").EnumerateArray().Select(action => action.GetString()!).ToArray(),
                Dependencies = root.GetProperty("dependencies").EnumerateArray().Select(Dependency).ToArray(),
            };
        }
        catch (Exception shapeless) when (shapeless is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new GcException(ErrorIds.LockInvalid, ErrorKind.InvalidInput, $"{source.Path}:1:1: this is not a valid dependency lock.", shapeless)
            {
                Target = source.Path,
                Remedies = [new("Use a lock file that was written by resolving dependencies.", new SaveLock())],
            };
        }
    }

    private static GcDependency Dependency(JsonElement entry) => new()
    {
        ActionId = entry.GetProperty("action_id").GetString()!,
        Version = entry.GetProperty("version").GetString(),
        VersionRange = entry.GetProperty("version_range").GetString(),
        EnvironmentId = entry.GetProperty("environment_id").GetString(),
        SourceFlowId = entry.GetProperty("source_flow_id").GetString(),
        SourceActionId = entry.TryGetProperty("source_action_id", out var action) ? action.GetString() : null,
        IsFallback = entry.TryGetProperty("fallback", out var fallback) && fallback.GetBoolean(),
    };

    private static GcException Invalid(DocumentSource source, string property, string what, params Remedy[] remedies)
    {
        var location = source.LocationOf(DocumentPath.Root.Member(property));
        return new GcException(ErrorIds.LockInvalid, ErrorKind.InvalidInput, $"{source.Path}:{location.Line}:{location.Column}: {what}.")
        {
            Target = source.Path,
            Remedies = remedies,
        };
    }
}
