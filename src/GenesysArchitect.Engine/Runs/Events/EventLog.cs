using Microsoft.Extensions.Logging;

namespace GenesysArchitect.Engine.Runs.Events;

/// <summary>Writes the checkpoints of a run to the engine's log, with their names and facts.</summary>
internal sealed partial class EventLog(ILogger log) : IRunObserver
{
    public string Name => "Log";

    public ValueTask ObserveAsync(RunEvent happened)
    {
        if (happened is StepCheckpoint checkpoint)
        {
            Reached(log, checkpoint.Address, checkpoint.Name, string.Join(", ", checkpoint.Facts.Select(fact => $"{fact.Key} {fact.Value}")));
        }

        return ValueTask.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Address}: {Event} ({Facts})")]
    private static partial void Reached(ILogger log, ResourceAddress address, string @event, string facts);
}
