using System.Globalization;
using System.Text.Json;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Webhooks;

/// <summary>
/// The outbox of an endpoint: a folder with a document for each delivery, ordered by name. A document is
/// written completely before anything is sent, and deleted when it has been delivered.
/// </summary>
#pragma warning disable CA1001 // The semaphore holds no system resource, since its wait handle is never used.
internal sealed class EndpointOutbox(StateStore store, string folder, TimeProvider time)
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _adding = new(1, 1);
    private long _last;

    public string Key { get; } = folder[(folder.LastIndexOf('/') + 1)..];

    /// <summary>Adds a delivery, unless it is already in the outbox.</summary>
    /// <exception cref="GcException">The delivery cannot be written.</exception>
    public async Task AddAsync(WebhookDelivery delivery)
    {
        await _adding.WaitAsync();
        try
        {
            var names = await NamesAsync(CancellationToken.None);
            if (names.Exists(name => name.EndsWith($"-{delivery.DeliveryId}.json", StringComparison.Ordinal)))
            {
                return;
            }

            // The clock may have been set back since the last delivery was written.
            _last = Math.Max(time.GetUtcNow().UtcTicks, names.Select(NumberOf).Append(_last).Max() + 1);
            await WriteAsync($"{folder}/{_last.ToString("D19", CultureInfo.InvariantCulture)}-{delivery.DeliveryId}.json", delivery);
        }
        finally
        {
            _adding.Release();
        }
    }

    /// <summary>The pending deliveries, in order.</summary>
    /// <exception cref="GcException">A document is not a valid delivery.</exception>
    public async IAsyncEnumerable<(string Name, WebhookDelivery Delivery)> ReadAsync()
    {
        foreach (var name in await NamesAsync(CancellationToken.None))
        {
            if (await ReadAsync(name) is { } delivery)
            {
                yield return (name, delivery);
            }
        }
    }

    /// <summary>The names of all pending deliveries, in order.</summary>
    /// <exception cref="GcException">A document is not a valid delivery.</exception>
    public async Task<IReadOnlyList<WebhookDelivery>> ListAsync()
    {
        var deliveries = new List<WebhookDelivery>();
        await foreach (var (_, delivery) in ReadAsync())
        {
            deliveries.Add(delivery);
        }

        return deliveries;
    }

    /// <summary>Acquires the exclusive right to send; null if another process holds it.</summary>
    /// <exception cref="GcException">The lock cannot be acquired, for a reason other than being held.</exception>
    public Task<StateLock?> TryLockAsync(CancellationToken cancellationToken) => store.TryLockAsync($"{folder}/lock", null, cancellationToken);

    /// <summary>Records the state of a delivery.</summary>
    public Task WriteAsync(string name, WebhookDelivery delivery) =>
        store.WriteAsync(name, JsonSerializer.SerializeToUtf8Bytes(delivery, WebhookJson.Readable.WebhookDelivery), CancellationToken.None);

    /// <summary>Removes a delivered document.</summary>
    public Task DeleteAsync(string name) => store.DeleteAsync(name, CancellationToken.None);

    private async Task<List<string>> NamesAsync(CancellationToken cancellationToken) =>
        [.. (await store.ListAsync(folder, cancellationToken)).Select(entry => entry.Name).Where(name => name.EndsWith(".json", StringComparison.Ordinal))];

    private static long NumberOf(string name) =>
        long.TryParse(name[(name.LastIndexOf('/') + 1)..].Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private async Task<WebhookDelivery?> ReadAsync(string name)
    {
        // Another process may have sent it in the meantime.
        var content = await store.ReadAsync(name, CancellationToken.None);
        try
        {
            return content is null ? null : JsonSerializer.Deserialize(content, WebhookJson.Readable.WebhookDelivery);
        }
        catch (JsonException broken)
        {
            var location = store.Location(name);
            throw new GcException(ErrorIds.WebhookOutboxInvalid, ErrorKind.InvalidInput, $"{location}: the stored webhook delivery cannot be read. {broken.Message}", broken)
            {
                Target = location,
                Remedies = [new("Restore the file, or remove it: later deliveries are not sent before that.")],
            };
        }
    }
}
