using System.Text;

namespace GenesysArchitect.Engine.Pipelines;

/// <summary>
/// Makes text harmless to an agent, which takes lines of a program's output for commands: <c>##vso[…]</c> and <c>##[…]</c>
/// anywhere in a line, and <c>::…</c> at its beginning. A space is put into what begins one, so that a reader sees it.
/// </summary>
public sealed class CommandText
{
    private int _hashes;
    private bool _isColon;
    private bool _isAtStart = true;

    /// <summary>Whether nothing of the current line was passed on yet.</summary>
    public bool IsAtStart { get; private set; } = true;

    /// <summary>A whole text made harmless.</summary>
    /// <param name="text">The text, of one line or many.</param>
    /// <returns>The text; the same where nothing of it begins a command.</returns>
    public static string Neutral(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Contains("##", StringComparison.Ordinal) && !text.Contains("::", StringComparison.Ordinal))
        {
            return text;
        }

        var (reader, harmless) = (new CommandText(), new StringBuilder(text.Length + 4));
        foreach (var letter in text)
        {
            if (reader.BeginsCommand(letter))
            {
                harmless.Append(' ');
            }

            harmless.Append(letter);
        }

        return harmless.ToString();
    }

    /// <summary>Takes the next letter of the output.</summary>
    /// <param name="letter">The letter.</param>
    /// <returns>Whether something has to stand before it, since it would complete what begins a command.</returns>
    public bool BeginsCommand(char letter)
    {
        if (letter is '\n' or '\r')
        {
            (_hashes, _isColon, _isAtStart, IsAtStart) = (0, false, true, true);
            return false;
        }

        var begins = (_hashes >= 2 && letter is ('[' or 'v' or 'V')) || (_isColon && letter == ':');
        _hashes = letter == '#' ? _hashes + 1 : 0;
        _isColon = _isAtStart && letter == ':' && !begins;

        // Agents pass over white space before a command.
        _isAtStart = _isAtStart && char.IsWhiteSpace(letter);
        IsAtStart = false;
        return begins;
    }
}
