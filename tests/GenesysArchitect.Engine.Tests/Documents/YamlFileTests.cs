using System.Text;
using static GenesysArchitect.Engine.Tests.Documents.DocumentOnDisk;

namespace GenesysArchitect.Engine.Tests.Documents;

/// <summary>A YAML file is converted to JSON by the core schema.</summary>
public class YamlFileTests
{
    [Theory]
    [InlineData("true", "true")]
    [InlineData("False", "false")]
    [InlineData("null", "null")]
    [InlineData("~", "null")]
    [InlineData("", "null")]
    [InlineData("5", "5")]
    [InlineData("-5", "-5")]
    [InlineData("+49301234567", "\"+49301234567\"")]
    [InlineData("030123", "\"030123\"")]
    [InlineData("0", "0")]
    [InlineData("1.0", "1.0")]
    [InlineData(".5", "\".5\"")]
    [InlineData("1.", "\"1.\"")]
    [InlineData("1e3", "1e3")]
    [InlineData("1.5E-2", "1.5E-2")]
    [InlineData("1e400", "1e400")]
    [InlineData("1e-40", "1e-40")]
    [InlineData("0x1F", "\"0x1F\"")]
    [InlineData("0o17", "\"0o17\"")]
    [InlineData("123456789012345678901234567890123", "123456789012345678901234567890123")]
    [InlineData("0.1234567890123456789012345678901", "0.1234567890123456789012345678901")]
    [InlineData("\"quoted 5\"", "\"quoted 5\"")]
    [InlineData("\"5\"", "\"5\"")]
    [InlineData("'true'", "\"true\"")]
    [InlineData("!!str 5", "\"5\"")]
    [InlineData("! 5", "\"5\"")]
    [InlineData("!!int '5'", "5")]
    [InlineData("!!float 1", "1")]
    [InlineData("!!bool true", "true")]
    [InlineData("!!null ''", "null")]
    [InlineData("!!map {}", "{}")]
    [InlineData("!!seq [x]", "[\"x\"]")]
    [InlineData("2024-01-31", "\"2024-01-31\"")]
    [InlineData("2024-01-31T10:00:00Z", "\"2024-01-31T10:00:00Z\"")]
    [InlineData("10:30", "\"10:30\"")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("Off", "\"Off\"")]
    [InlineData("1_000", "\"1_000\"")]
    [InlineData("1,000", "\"1,000\"")]
    [InlineData("2.1.0", "\"2.1.0\"")]
    [InlineData(".inf", "\".inf\"")]
    [InlineData("-", "[null]")]
    [InlineData("|\n  5\n", "\"5\\n\"")]
    public void A_scalar_is_null_a_boolean_a_JSON_number_or_text(string scalar, string json) =>
        Assert.Equal(json, Yaml(scalar.StartsWith('-') || scalar.Length == 0 ? $"---\n{scalar}\n" : scalar).GetRawText());

    [Fact]
    public void Mappings_and_sequences_become_objects_and_arrays() =>
        Assert.Equal(
            """{"flows":{"Main IVR":{"timeout":30,"skills":["a","b"]}},"queues":[],"5":{}}""",
            Yaml("flows:\n  Main IVR:\n    timeout: 30\n    skills:\n    - a\n    - b\nqueues: []\n5: {}\n").GetRawText());

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_key() =>
        Assert.Equal("""{"a":1}""", Read([.. Encoding.UTF8.Preamble, .. "a: 1\n"u8], ".yml").GetRawText());

    [Theory]
    [InlineData("a: one\u2028two\nb: 3\n", """{"a":"one\u2028two","b":3}""")]
    [InlineData("a: \"one \u0085 two\"\n", """{"a":"one \u0085 two"}""")]
    [InlineData("a: |\n  one \u2029\n  two\n", """{"a":"one \u2029\ntwo\n"}""")]
    [InlineData("k\u2028: 1\n", """{"k\u2028":1}""")]
    public void The_line_ends_of_YAML_1_1_alone_are_letters_like_any_other(string text, string json) =>
        Assert.Equal(json, Yaml(text).GetRawText());

    [Fact]
    public void Json_is_yaml() =>
        Assert.Equal("""{"a":[1,{"b":null}]}""", Yaml("""{"a": [1, {"b": null}]}""").GetRawText());
}
