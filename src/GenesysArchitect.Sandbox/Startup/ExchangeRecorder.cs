using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GenesysArchitect.Sandbox.Requests;

namespace GenesysArchitect.Sandbox.Startup;

/// <summary>Appends each exchange to a file, a line of JSON in camel case each.</summary>
internal sealed class ExchangeRecorder : IDisposable
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly object _gate = new();
    private readonly StreamWriter _writer;

    /// <summary>Opens the file.</summary>
    /// <param name="file">The file, which is created when it does not exist.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    internal ExchangeRecorder(string file)
    {
        var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read);
        _writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
    }

    internal void Write(ObservedExchange exchange)
    {
        var line = JsonSerializer.Serialize(exchange, Format);
        lock (_gate)
        {
            _writer.WriteLine(line);
        }
    }

    public void Dispose() => _writer.Dispose();
}
