using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Tests.Arrangement;

namespace GenesysArchitect.Engine.Tests.Documents;

/// <summary>The canonical form of a document in each format.</summary>
public class DocumentWriterTests
{
    private const string Flow = """
        {"name":"Main IVR","blocks":[{"id":"a","rate":1.0,"next":["b",[1,[]],{}]},{"id":"b","prompt":"Guten Tag!\nZu den Größen: 😀\n","children":[[{"id":"c"},null]]}],"empty":{"a":{},"b":[]},"on":true}
        """;

    [Fact]
    public void In_YAML_it_is_in_block_style() => Assert.Equal(
        """
        name: Main IVR
        blocks:
          - id: a
            rate: 1.0
            next:
              - b
              - - 1
                - []
              - {}
          - id: b
            prompt: |
              Guten Tag!
              Zu den Größen: 😀
            children:
              - - id: c
                - null
        empty:
          a: {}
          b: []
        'on': true

        """,
        Written(Flow, DocumentFormat.Yaml));

    [Fact]
    public void In_JSON_it_has_a_line_for_each_value() => Assert.Equal(
        """
        {
          "name": "Main IVR",
          "blocks": [
            {
              "id": "a",
              "rate": 1.0,
              "next": [
                "b",
                [
                  1,
                  []
                ],
                {}
              ]
            },
            {
              "id": "b",
              "prompt": "Guten Tag!\nZu den Größen: 😀\n",
              "children": [
                [
                  {
                    "id": "c"
                  },
                  null
                ]
              ]
            }
          ],
          "empty": {
            "a": {},
            "b": []
          },
          "on": true
        }

        """,
        Written(Flow, DocumentFormat.Json));

    [Theory]
    [InlineData("{}", "{}\n", "{}\n")]
    [InlineData("[]", "[]\n", "[]\n")]
    [InlineData("null", "null\n", "null\n")]
    [InlineData("-0", "-0\n", "-0\n")]
    [InlineData("\"a\"", "a\n", "\"a\"\n")]
    [InlineData("\"a\\nb\"", "\"a\\nb\"\n", "\"a\\nb\"\n")]
    [InlineData("[[[1]]]", "- - - 1\n", "[\n  [\n    [\n      1\n    ]\n  ]\n]\n")]
    [InlineData("[{\"a\":{\"b\":1}}]", "- a:\n    b: 1\n", "[\n  {\n    \"a\": {\n      \"b\": 1\n    }\n  }\n]\n")]
    public void A_document_may_be_any_value(string document, string yaml, string json)
    {
        Assert.Equal(yaml, Written(document, DocumentFormat.Yaml));
        Assert.Equal(json, Written(document, DocumentFormat.Json));
    }

    [Theory]
    [InlineData("a\"b\\c/d'e<f>&+", "\"a\\\"b\\\\c/d'e<f>&+\"")]
    [InlineData("\b\f\n\r\t\u0001\u007F", "\"\\b\\f\\n\\r\\t\\u0001\\u007f\"")]
    [InlineData("\u0085\u2028\u2029\uFEFF\uFFFF\uFDD0", "\"\\u0085\\u2028\\u2029\\ufeff\\uffff\\ufdd0\"")]
    [InlineData("Grüße, ☎ 😀 漢字\u00A0", "\"Grüße, ☎ 😀 漢字\u00A0\"")]
    public void In_JSON_what_can_be_seen_is_not_escaped(string text, string written) =>
        Assert.Equal($"{written}\n", Written(JsonSerializer.Serialize(text), DocumentFormat.Json));

    [Theory]
    [InlineData(DocumentFormat.Json)]
    [InlineData(DocumentFormat.Yaml)]
    public void Two_thousand_nested_blocks_are_written_on_a_small_stack(DocumentFormat format)
    {
        SmallStack.Run(() =>
        {
            var document = DocumentOnDisk.Json(NestedBlocks.InJson(2_048));
            var written = DocumentWriter.Write(document, format);
            var read = DocumentOnDisk.Read(written, format == DocumentFormat.Json ? ".json" : ".yaml");

            Assert.Equal(2_048, NestedBlocks.Count(read));
            Assert.Equal(written, DocumentWriter.Write(read, format));
        });
    }

    [Theory]
    [InlineData("""["\ud800"]""")]
    [InlineData("""{"\ud800":1}""")]
    public void An_unpaired_surrogate_cannot_be_written(string document)
    {
        foreach (var format in Enum.GetValues<DocumentFormat>())
        {
            var refused = Assert.ThrowsAny<GcException>(() => Written(document, format));

            Assert.Equal((ErrorIds.ValueInvalid, ErrorKind.InvalidInput), (refused.ErrorId, refused.Kind));
            Assert.Contains("ud800", refused.Message, StringComparison.Ordinal);
            Assert.NotNull(refused.Advice());
        }
    }

    [Fact]
    public void An_unknown_format_is_rejected() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Written("1", (DocumentFormat)2));

    private static string Written(string document, DocumentFormat format)
    {
        using var parsed = JsonDocument.Parse(document);
        return Encoding.UTF8.GetString(DocumentWriter.Write(parsed.RootElement, format));
    }
}
