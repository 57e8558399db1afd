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
/// MSBuild task that unpacks code and notices of third-party libraries from npm archives. An archive is not
/// read unless its integrity matches the pinned one. MSBuild compiles the task for .NET Standard.
/// </summary>
public sealed class UnpackLibraries : Task
{
    private const int BlockSize = 512;

    /// <summary>The libraries, with Version, Integrity, Address, Archive, ArchiveName, Code, Notices and Script.</summary>
    [Required]
    public ITaskItem[] Libraries { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The folder with the archives that this build has downloaded.</summary>
    [Required]
    public string Downloads { get; set; } = "";

    /// <summary>The file to write all notices to.</summary>
    [Required]
    public string Notices { get; set; } = "";

    public override bool Execute()
    {
        var notices = new StringBuilder("The dependency graph page contains third-party code. These are its notices.\n");
        foreach (var library in Libraries)
        {
            var archive = ReadVerified(library);
            if (archive == null || !Unpack(library, archive, notices))
            {
                return false;
            }
        }

        WriteAtomically(Notices, new UTF8Encoding(false).GetBytes(notices.ToString()));
        return true;
    }

    private byte[]? ReadVerified(ITaskItem library)
    {
        var (cached, downloaded) = (library.GetMetadata("Archive"), Path.Combine(Downloads, library.GetMetadata("ArchiveName")));
        var found = File.Exists(cached) ? cached : downloaded;
        if (!File.Exists(found))
        {
            Log.LogError($"{library.ItemSpec} {library.GetMetadata("Version")}, which the dependency graph page needs, could not be downloaded from {library.GetMetadata("Address")}. "
                + "Make sure that this machine can reach that address (HTTPS_PROXY is supported), set the environment variable npm_config_registry to another npm registry, "
                + $"or copy the file to {cached}. It is kept there for later builds.");
            return null;
        }

        var content = File.ReadAllBytes(found);
        using (var sha = SHA512.Create())
        {
            if (Convert.ToBase64String(sha.ComputeHash(content)) != library.GetMetadata("Integrity"))
            {
                Log.LogError($"{found} is not {library.ItemSpec} {library.GetMetadata("Version")}: its integrity does not match the pinned one. "
                    + (found == cached ? "Delete it and build again." : $"{library.GetMetadata("Address")} did not return the expected archive. Check the registry and the proxy, and build again."));
                return null;
            }
        }

        if (found != cached)
        {
            WriteAtomically(cached, content);
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
            Log.LogError($"{library.ItemSpec} {library.GetMetadata("Version")} has no {missing}. Correct the pinned paths in PageLibraries.targets.");
            return false;
        }

        WriteAtomically(library.GetMetadata("Script"), files[wanted[0]]);
        foreach (var path in wanted.GetRange(1, wanted.Count - 1))
        {
            notices.Append($"\n--------\n{library.ItemSpec} {library.GetMetadata("Version")}, {path.Substring(path.LastIndexOf('/') + 1)}\n\n");
            notices.Append(Encoding.UTF8.GetString(files[path]).Replace("\r\n", "\n").Trim()).Append('\n');
        }

        return true;
    }

    /// <summary>Reads the regular files with short names in a tar archive, which is all that npm packages contain.</summary>
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

    /// <summary>Writes a file atomically. If a parallel build has written it first, its content is the same.</summary>
    private static void WriteAtomically(string path, byte[] content)
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
