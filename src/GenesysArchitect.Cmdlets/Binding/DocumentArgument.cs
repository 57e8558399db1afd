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

/// <summary>Reads a document from an argument: the path of a JSON or YAML file, or a PowerShell object.</summary>
internal static class DocumentArgument
{
    // A flow with a thousand nested blocks needs two levels for each.
    private const int MaxDepth = 4096;

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

    /// <summary>Converts a PowerShell object to a document: hashtables, objects with properties, lists and plain values.</summary>
    public static JsonElement FromObject(string parameter, object? given)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { MaxDepth = MaxDepth + 1 }))
        {
            Write(writer, parameter, given, 0);
        }

        return JsonDocument.Parse(json.WrittenMemory, new JsonDocumentOptions { MaxDepth = MaxDepth + 1 }).RootElement;
    }

    private static void Write(Utf8JsonWriter writer, string parameter, object? value, int depth)
    {
        // The stack size of the pipeline thread cannot be changed.
        if (depth >= MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new GcException(ErrorIds.DocumentInvalid, ErrorKind.InvalidInput, $"-{parameter}: the object is nested too deeply, or refers to itself.")
            {
                Remedies = [new("Give plain data: hashtables, arrays, text, numbers.")],
            };
        }

        // A custom object, as from ConvertFrom-Json, has properties only and no base value.
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
            case PSObject custom:
                writer.WriteStartObject();
                foreach (var property in custom.Properties)
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
                throw new GcException(ErrorIds.DocumentInvalid, ErrorKind.InvalidInput, $"-{parameter}: {value} cannot be represented in a JSON document.")
                {
                    Remedies = [new("Give a finite number or text.")],
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
