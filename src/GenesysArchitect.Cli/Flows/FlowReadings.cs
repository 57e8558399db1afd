using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Flows;

/// <summary>Flows that were read, each as soon as it is there; one that cannot be read is an error about that one.</summary>
internal static class FlowReadings
{
    /// <summary>Writes them.</summary>
    /// <returns>What the program ends with.</returns>
    public static async Task<int> WriteAsync(IAsyncEnumerable<FlowReading> readings, ProgramContext context, bool isJson, Action<Engine.Errors.GcException> fail)
    {
        var failed = false;
        var list = new ObjectList<GcFlow>(
            context,
            isJson,
            FlowJson.Write,
            ("Flow", flow => flow.Id),
            ("Name", flow => flow.Name),
            ("Type", flow => flow.Type),
            ("State", flow => flow.LifecycleState?.Value),
            ("Version", flow => flow.Version?.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        await foreach (var reading in readings)
        {
            if (reading.Flow is { } flow)
            {
                list.Add(flow);
            }
            else
            {
                failed = true;
                fail(reading.Error!);
            }
        }

        list.End("No flows.");
        return (int)(failed ? ExitCode.Failed : ExitCode.Done);
    }
}
