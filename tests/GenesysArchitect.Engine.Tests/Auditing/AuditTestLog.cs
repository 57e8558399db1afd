using System.Text;
using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Connection;

namespace GenesysArchitect.Engine.Tests.Auditing;

/// <summary>An audit log in a temporary folder.</summary>
internal sealed class AuditTestLog : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gc-audit-");

    public string Folder => _folder.FullName;

    public string Path => System.IO.Path.Combine(Folder, "audit.jsonl");

    public AuditSettings Settings => new() { Path = Path };

    public static GcAuditEntry Entry(string resource = "Thing/a", string what = "step_ended", string? status = "Succeeded") => new()
    {
        Time = TimeProvider.System.GetUtcNow(),
        Event = what,
        Status = status,
        Resource = resource,
        User = "ada",
        Organization = "Straße ☎",
    };

    public Task AppendAsync(int count, AuditSettings? settings = null) => AppendAsync(settings, [.. Enumerable.Range(1, count).Select(number => Entry($"Thing/{number}"))]);

    public async Task AppendAsync(AuditSettings? settings, params GcAuditEntry[] entries)
    {
        var file = new AuditFile(settings ?? Settings, TimeProvider.System, Random.Shared);
        foreach (var entry in entries)
        {
            await file.AppendAsync([entry], isFlushed: false, TimeSpan.FromSeconds(10));
        }
    }

    public Task<GcAuditTest> VerifyAsync(string? head = null, Secret? key = null) => AuditChain.VerifyAsync(Path, key, head, CancellationToken.None);

    public async Task<List<GcAuditEntry>> ReadAsync(AuditFilter? filter = null)
    {
        var entries = new List<GcAuditEntry>();
        await foreach (var entry in AuditReader.ReadAsync(Path, filter ?? new AuditFilter(), _ => { }, CancellationToken.None))
        {
            entries.Add(entry);
        }

        return entries;
    }

    public byte[] Bytes() => File.ReadAllBytes(Path);

    public string[] Lines() => File.ReadAllLines(Path);

    public void Write(byte[] content) => File.WriteAllBytes(Path, content);

    public void Write(IEnumerable<string> lines) => Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => $"{line}\n"))));

    public void Dispose() => _folder.Delete(recursive: true);
}
