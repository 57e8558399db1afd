using System.Globalization;
using System.Text.Json;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Webhooks;

/// <summary>
/// What is to be sent to one endpoint: a folder with a file for each delivery, whose names have the order. A file is
/// written whole before anything is sent, and goes when the receiver has it.
/// </summary>
internal sealed class EndpointQueue(string folder, TimeProvider time)
{
    private readonly object _adding = new();
    private long _last;

    public string Key { get; } = Path.GetFileName(folder);

    /// <summary>Puts a delivery behind all others. One that waits already is not put there twice.</summary>
    /// <exception cref="GcException">It cannot be written.</exception>
    public void Add(WebhookDelivery delivery)
    {
        lock (_adding)
        {
            DocumentFolder.Make(folder);
            var files = Files();
            if (files.Any(file => file.EndsWith($"-{delivery.DeliveryId}.json", StringComparison.Ordinal)))
            {
                return;
            }

            // The clock may have been put back since the last one was written.
            _last = files.Select(NumberOf).Append(_last + 1).Append(time.GetUtcNow().UtcTicks).Append(files.Select(NumberOf).LastOrDefault() + 1).Max();
            Write(Path.Combine(folder, $"{_last.ToString("D19", CultureInfo.InvariantCulture)}-{delivery.DeliveryId}.json"), delivery);
        }
    }

    /// <summary>What waits, in its order.</summary>
    /// <exception cref="GcException">A file is not one of the outbox.</exception>
    public IEnumerable<(string File, WebhookDelivery Delivery)> Read()
    {
        foreach (var file in Files())
        {
            if (ReadFile(file) is { } delivery)
            {
                yield return (file, delivery);
            }
        }
    }

    /// <summary>Takes the right to send, which one process has at a time; null where another has it. The operating system holds it: it is free the moment its owner is dead.</summary>
    public FileStream? TryLock()
    {
        var path = Path.Combine(folder, "lock");
        try
        {
            return PrivateFile.Open(path, FileMode.OpenOrCreate, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>Puts down how a delivery stands.</summary>
    public static void Write(string file, WebhookDelivery delivery) =>
        AtomicFile.Write(file, JsonSerializer.SerializeToUtf8Bytes(delivery, WebhookJson.Readable.WebhookDelivery), PrivateFile.OwnerAlone);

    private List<string> Files() => Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)] : [];

    private static long NumberOf(string file) =>
        long.TryParse(Path.GetFileName(file).Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static WebhookDelivery? ReadFile(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), WebhookJson.Readable.WebhookDelivery);
        }
        catch (FileNotFoundException)
        {
            // Another process has sent it.
            return null;
        }
        catch (JsonException broken)
        {
            throw new GcException(ErrorIds.WebhookOutboxInvalid, ErrorKind.InvalidInput, $"{file}: the delivery of a webhook cannot be read. {broken.Message}", broken)
            {
                Target = file,
                Remedies = [new("Restore the file, or take it away; what stands behind it is not sent before that.")],
            };
        }
    }
}
