using System.Text.Json;

namespace GenesysArchitect.Specification.Tests;

public sealed class RecordedExchangesTests : IDisposable
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    private readonly string _file = Path.Join(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void A_record_is_read_line_by_line_as_it_was_written()
    {
        ObservedExchange[] exchanges = [Exchanges.ListOfFlows, Exchanges.NewJob, Exchanges.DeletedFlow];
        File.WriteAllLines(_file, exchanges.Select(exchange => JsonSerializer.Serialize(exchange, CamelCase)));

        Assert.Equal(exchanges, RecordedExchanges.Read(_file));
    }

    [Fact]
    public void A_record_that_is_still_being_written_can_be_read()
    {
        using var writer = new StreamWriter(_file) { AutoFlush = true };
        writer.WriteLine("""{"port":"api","method":"GET","path":"/api/v2/flows","query":"","requestContentType":null,"requestBody":"","status":200,"responseContentType":"application/json","responseBody":"{}"}""");

        Assert.Equal("/api/v2/flows", Assert.Single(RecordedExchanges.Read(_file)).Path);
    }
}
