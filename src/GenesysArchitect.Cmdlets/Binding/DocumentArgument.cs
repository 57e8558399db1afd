using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Cmdlets.Binding;

/// <summary>Takes a document as an argument: the path of a JSON or YAML file, or an object of PowerShell.</summary>
internal static class DocumentArgument
{
    // As deep as the platform's documents may be: a flow of a thousand nested blocks takes two levels each.
    private const int Deepest = 4096;

    public static JsonElement? Read(PSCmdlet cmdlet, string parameter, object? given)
    {
        switch (given is PSObject wrapped ? wrapped.BaseObject : given)
        {
            case null:
                return null;
            case JsonElement element:
                return element;
            case string path:
                return DocumentFile.Read(cmdlet.FilePath(path));
            case FileInfo file:
                return DocumentFile.Read(file.FullName);
            default:
                return FromObject(parameter, given);
        }
    }

    /// <summary>An object of PowerShell as a document: tables and objects with properties, lists, and plain values.</summary>
    public static JsonElement FromObject(string parameter, object? given)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { MaxDepth = Deepest + 1 }))
        {
            Write(writer, parameter, given, 0);
        }

        return JsonDocument.Parse(json.WrittenMemory, new JsonDocumentOptions { MaxDepth = Deepest + 1 }).RootElement;
    }

    private static void Write(Utf8JsonWriter writer, string parameter, object? value, int depth)
    {
        // The pipeline's thread has the stack it has.
        if (depth >= Deepest || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new GcException(ErrorIds.DocumentInvalid, ErrorKind.InvalidInput, $"-{parameter}: the object is nested too deep, or holds itself.")
            {
                Remedies = [new("Give plain data: hashtables, arrays, text, numbers.")],
            };
        }

        // An object made of properties, as of ConvertFrom-Json, has no value of its own beneath them.
        var plain = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        switch (plain)
        {
            case null or DBNull:
            case PSObject when ReferenceEquals(plain, AutomationNull.Value):
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case SwitchParameter flag:
                writer.WriteBooleanValue(flag.IsPresent);
                break;
            case JsonElement element:
                element.WriteTo(writer);
                break;
            case GcFlowBlock block:
                block.Document.WriteTo(writer);
                break;
            case IDictionary table:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in table)
                {
                    writer.WritePropertyName(entry.Key.ToString()!);
                    Write(writer, parameter, entry.Value, depth + 1);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable list:
                writer.WriteStartArray();
                foreach (var element in list)
                {
                    Write(writer, parameter, element, depth + 1);
                }

                writer.WriteEndArray();
                break;
            case PSObject made:
                writer.WriteStartObject();
                foreach (var property in made.Properties)
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, parameter, property.Value, depth + 1);
                }

                writer.WriteEndObject();
                break;
            default:
                WriteScalar(writer, parameter, plain);
                break;
        }
    }

    private static void WriteScalar(Utf8JsonWriter writer, string parameter, object value)
    {
        switch (value)
        {
            case byte or sbyte or short or ushort or int or uint or long:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong or decimal:
                writer.WriteNumberValue(Convert.ToDecimal(value, CultureInfo.InvariantCulture));
                break;
            case BigInteger number:
                writer.WriteRawValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case float number when float.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case float or double:
                throw new GcException(ErrorIds.DocumentInvalid, ErrorKind.InvalidInput, $"-{parameter}: {value} is a number that a document cannot hold.")
                {
                    Remedies = [new("Give a number that has an end, or text.")],
                };
            case DateTime date:
                writer.WriteStringValue(date);
                break;
            case DateTimeOffset date:
                writer.WriteStringValue(date);
                break;
            default:
                writer.WriteStringValue(LanguagePrimitives.ConvertTo<string>(value));
                break;
        }
    }
}
