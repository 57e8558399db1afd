using System.Text.Json;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>
/// The right to carry out a run, which one process has at a time for an organisation and a folder. The operating system
/// holds it, so that it is free the moment its owner is dead; who has it stands in a file beside it.
/// </summary>
internal sealed class RunLock : IDisposable
{
    // Whoever only looks whether it is taken has it for a moment.
    private const int Attempts = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _held;
    private readonly string _ownerFile;

    private RunLock(FileStream held, string ownerFile, RunOwner? before)
    {
        _held = held;
        _ownerFile = ownerFile;
        DeadOwner = before;
    }

    /// <summary>Who had it before and did not give it back; null where it was given back.</summary>
    public RunOwner? DeadOwner { get; }

    /// <summary>Takes it.</summary>
    /// <param name="path">The file that is held.</param>
    /// <param name="organisation">The organisation, for the error.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the trying.</param>
    /// <exception cref="GcException">Another process has it.</exception>
    public static async Task<RunLock> TakeAsync(string path, string organisation, TimeProvider time, CancellationToken cancellationToken)
    {
        var ownerFile = Path.ChangeExtension(path, ".owner.json");
        FileStream? held = null;
        for (var attempts = Attempts; held is null; attempts--)
        {
            try
            {
                held = PrivateFile.Open(path, FileMode.OpenOrCreate, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                if (attempts == 0)
                {
                    throw Taken(path, organisation, OwnerIn(ownerFile));
                }

                await Task.Delay(Pause, time, cancellationToken);
            }
        }

        try
        {
            var before = OwnerIn(ownerFile);
            AtomicFile.Write(ownerFile, JsonSerializer.SerializeToUtf8Bytes(RunOwner.Current(time), JournalJson.Readable.RunOwner), PrivateFile.OwnerAlone);
            return new RunLock(held, ownerFile, before);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Whether a process has it.</summary>
    public static bool IsTaken(string path)
    {
        try
        {
            using var held = PrivateFile.Open(path, FileMode.Open, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    public void Dispose()
    {
        try
        {
            File.Delete(_ownerFile);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Then it looks as if its owner had died, which does no harm.
        }

        _held.Dispose();
    }

    private static RunOwner? OwnerIn(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), JournalJson.Readable.RunOwner);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private static GcException Taken(string path, string organisation, RunOwner? owner) =>
        new(ErrorIds.RunLocked, ErrorKind.Conflict, $"Another run for {organisation} is under way in this folder, by {owner?.ToString() ?? "a process that has not said who it is"}. Nothing was sent.")
        {
            Target = path,
            Remedies = [new("Wait until it has ended. When its process is dead the lock is free by itself.")],
        };
}
