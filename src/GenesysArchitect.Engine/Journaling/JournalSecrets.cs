using System.Text.Encodings.Web;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>
/// Keeps secrets out of a journal: each is written as its number in the manifest. A state that must be restored gets its
/// secrets again when the run is resumed, from the environment.
/// </summary>
internal sealed class JournalSecrets
{
    private const int ShortestLine = 6;

    private readonly List<(string Form, string Marker)> _forms = [];
    private readonly List<(string Marker, string Value)> _values = [];

    public JournalSecrets(IReadOnlyCollection<Secret> secrets)
    {
        foreach (var (number, secret) in secrets.Select((secret, index) => (index + 1, secret)))
        {
            var marker = $"⟦secret {number}⟧";
            var value = secret.Reveal();
            _values.Add((marker, Readable(value)));

            // A line by itself can be an ordinary word, which a journal needs as it is.
            foreach (var (line, place) in Redaction.Lines(value).Select((line, index) => (line, index + 1)).Where(each => each.line.Length >= ShortestLine))
            {
                var lineMarker = $"⟦secret {number}, line {place}⟧";
                _values.Add((lineMarker, Readable(line)));
                _forms.AddRange(Redaction.Forms(line).SelectMany(form => new[] { form, Readable(form) }).Distinct().Select(form => (form, lineMarker)));
            }

            _forms.AddRange(Redaction.Forms(value).SelectMany(form => new[] { form, Readable(form) }).Distinct().Select(form => (form, marker)));
        }

        // The longest first, since one may be part of another.
        _forms.Sort((one, other) => other.Form.Length.CompareTo(one.Form.Length));
    }

    /// <summary>Masks a line before it is written.</summary>
    public string Hide(string line) =>
        _forms.Aggregate(line, (shown, form) => shown.Replace(form.Form, form.Marker, StringComparison.Ordinal));

    /// <summary>Restores a JSON document.</summary>
    public string Restore(string json) =>
        _values.Aggregate(json, (text, value) => text.Replace(value.Marker, value.Value, StringComparison.Ordinal));

    private static string Readable(string text) => JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text);
}
