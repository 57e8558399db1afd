#nullable enable
using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// A task of the build: takes code and notices of third-party libraries out of archives of the npm registry. Nothing is
/// read of an archive whose integrity is not the pinned one. It is compiled by MSBuild, against .NET Standard.
/// </summary>
public sealed class UnpackLibraries : Task
{
    private const int BlockSize = 512;

    /// <summary>The libraries, with Version, Integrity, Address, Archive, ArchiveName, Code, Notices and Script.</summary>
    [Required]
    public ITaskItem[] Libraries { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The folder into which this build has fetched archives that were not there.</summary>
    [Required]
    public string Arrivals { get; set; } = "";

    /// <summary>The file of all notices that is to be written.</summary>
    [Required]
    public string Notices { get; set; } = "";

    public override bool Execute()
    {
        var notices = new StringBuilder("The page that shows a graph of dependencies holds code of others. These are their notices.\n");
        foreach (var library in Libraries)
        {
            var archive = Take(library);
            if (archive == null || !Unpack(library, archive, notices))
            {
                return false;
            }
        }

        Location(Notices, new UTF8Encoding(false).GetBytes(notices.ToString()));
        return true;
    }

    private byte[]? Take(ITaskItem library)
    {
        var (kept, arrived) = (library.GetMetadata("Archive"), Path.Combine(Arrivals, library.GetMetadata("ArchiveName")));
        var found = File.Exists(kept) ? kept : arrived;
        if (!File.Exists(found))
        {
            Log.LogError($"{library.ItemSpec} {library.GetMetadata("Version")}, which the page of a dependency graph is built with, could not be fetched from {library.GetMetadata("Address")}. "
                + "See that this machine reaches that address (HTTPS_PROXY is honored); or name another npm registry in the environment variable npm_config_registry; "
                + $"or put the file at {kept} by other means. It is fetched once, and kept there for later builds.");
            return null;
        }

        var content = File.ReadAllBytes(found);
        using (var sha = SHA512.Create())
        {
            if (Convert.ToBase64String(sha.ComputeHash(content)) != library.GetMetadata("Integrity"))
            {
                Log.LogError($"{found} is not {library.ItemSpec} {library.GetMetadata("Version")}: its integrity is not the pinned one. "
                    + (found == kept ? "Delete it, and build again." : $"What {library.GetMetadata("Address")} gives is not to be trusted, or no such archive: see to the registry or the proxy, and build again."));
                return null;
            }
        }

        if (found != kept)
        {
            Location(kept, content);
        }

        return content;
    }

    private bool Unpack(ITaskItem library, byte[] archive, StringBuilder notices)
    {
        var files = FilesIn(archive);
        var wanted = new List<string> { library.GetMetadata("Code") };
        wanted.AddRange(library.GetMetadata("Notices").Split(';'));
        if (wanted.Find(path => !files.ContainsKey(path)) is string missing)
        {
            Log.LogError($"{library.ItemSpec} {library.GetMetadata("Version")} has no {missing}. Correct what is pinned in PageLibraries.targets.");
            return false;
        }

        Location(library.GetMetadata("Script"), files[wanted[0]]);
        foreach (var path in wanted.GetRange(1, wanted.Count - 1))
        {
            notices.Append($"\n--------\n{library.ItemSpec} {library.GetMetadata("Version")}, {path.Substring(path.LastIndexOf('/') + 1)}\n\n");
            notices.Append(Encoding.UTF8.GetString(files[path]).Replace("\r\n", "\n").Trim()).Append('\n');
        }

        return true;
    }

    /// <summary>The regular files of a tar archive with short names, as those of npm packages are.</summary>
    private static Dictionary<string, byte[]> FilesIn(byte[] archive)
    {
        using var unzipped = new MemoryStream();
        using (var zipped = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress))
        {
            zipped.CopyTo(unzipped);
        }

        var tar = unzipped.ToArray();
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        for (var header = 0; header + BlockSize <= tar.Length && tar[header] != 0;)
        {
            var size = Convert.ToInt32(TextAt(tar, header + 124, 12).Trim(), 8);
            if (tar[header + 156] is (byte)'0' or 0)
            {
                var content = new byte[size];
                Array.Copy(tar, header + BlockSize, content, 0, size);
                files[TextAt(tar, header, 100)] = content;
            }

            header += BlockSize + ((size + BlockSize - 1) / BlockSize * BlockSize);
        }

        return files;
    }

    private static string TextAt(byte[] tar, int start, int length) => Encoding.UTF8.GetString(tar, start, length).Split('\0')[0];

    /// <summary>Gives a file its name once it is whole. Where another build was faster, that build's file says the same.</summary>
    private static void Location(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        File.WriteAllBytes(temporary, content);
        try
        {
            if (File.Exists(path))
            {
                File.Delete(path);
            }

            File.Move(temporary, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporary);
        }
    }
}
