using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Cli.Flows;

/// <summary>Writes flows as they are read. A flow that cannot be read is reported as an error, and the others are still written.</summary>
internal static class FlowReadings
{
    /// <summary>Writes the flows.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> WriteAsync(IAsyncEnumerable<FlowReading> readings, ProgramContext context, bool isJson, Action<GcException> fail)
    {
        var errors = new List<GcException>();
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
                errors.Add(reading.Error!);
                fail(reading.Error!);
            }
        }

        list.End("No flows.");
        return (int)ExitCodes.Of(errors);
    }
}
