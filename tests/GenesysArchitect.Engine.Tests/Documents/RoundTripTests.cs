using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Documents;

namespace GenesysArchitect.Engine.Tests.Documents;

/// <summary>Any document is read back as it was written, in either format and after conversion to the other.</summary>
public class RoundTripTests
{
    private const int Documents = 5_000;

    [Theory]
    [InlineData(DocumentFormat.Json)]
    [InlineData(DocumentFormat.Yaml)]
    public void Any_document_is_read_back_as_it_was_written(DocumentFormat format)
    {
        for (var seed = 0; seed < Documents; seed++)
        {
            var document = NastyDocument.Make(new Random(seed));
            var written = DocumentWriter.Write(document, format);

            var read = Read(written, format, seed);

            Assert.True(AreSame(document, read), $"seed {seed}: {document.GetRawText()} was read back from\n{Encoding.UTF8.GetString(written)}\nas {read.GetRawText()}");
            Assert.Equal(written, DocumentWriter.Write(read, format));
        }
    }

    [Fact]
    public void Any_document_survives_a_conversion_to_the_other_format()
    {
        for (var seed = 0; seed < Documents; seed += 3)
        {
            var yaml = DocumentWriter.Write(NastyDocument.Make(new Random(seed)), DocumentFormat.Yaml);
            var json = DocumentWriter.Write(Read(yaml, DocumentFormat.Yaml, seed), DocumentFormat.Json);

            Assert.Equal(yaml, DocumentWriter.Write(Read(json, DocumentFormat.Json, seed), DocumentFormat.Yaml));
        }
    }

    [Theory]
    [InlineData(DocumentFormat.Json)]
    [InlineData(DocumentFormat.Yaml)]
    public void The_output_is_suitable_for_version_control(DocumentFormat format)
    {
        for (var seed = 0; seed < Documents; seed++)
        {
            var written = DocumentWriter.Write(NastyDocument.Make(new Random(seed)), format);
            var text = Encoding.UTF8.GetString(written);

            Assert.False(written.AsSpan().StartsWith(Encoding.UTF8.Preamble), $"seed {seed} begins with a byte order mark");
            Assert.True(text.EndsWith('\n') && !text.EndsWith("\n\n", StringComparison.Ordinal), $"seed {seed} does not end with one line feed");
            Assert.All(text.Split('\n'), line => Assert.False(line.EndsWith(' ') || line.EndsWith('\t') || line.EndsWith('\r'), $"seed {seed} has white space at the end of a line"));
        }
    }

    // Order, kinds, the digits of numbers: stricter than document equality.
    private static bool AreSame(JsonElement left, JsonElement right) => left.ValueKind == right.ValueKind && left.ValueKind switch
    {
        JsonValueKind.Object => left.EnumerateObject().Select(member => member.Name).SequenceEqual(right.EnumerateObject().Select(member => member.Name))
            && left.EnumerateObject().Zip(right.EnumerateObject()).All(pair => AreSame(pair.First.Value, pair.Second.Value)),
        JsonValueKind.Array => left.GetArrayLength() == right.GetArrayLength() && left.EnumerateArray().Zip(right.EnumerateArray()).All(pair => AreSame(pair.First, pair.Second)),
        JsonValueKind.String => left.GetString() == right.GetString(),
        _ => left.GetRawText() == right.GetRawText(),
    };

    private static JsonElement Read(byte[] written, DocumentFormat format, int seed)
    {
        try
        {
            return DocumentFile.Parse(format == DocumentFormat.Json ? "a.json" : "a.yaml", written).Root;
        }
        catch (Exception refused)
        {
            throw new InvalidOperationException($"seed {seed}: {refused.Message}\n{Encoding.UTF8.GetString(written)}", refused);
        }
    }
}
