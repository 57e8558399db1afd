using System.Text;

namespace GenesysArchitect.Engine.Pipelines;

/// <summary>
/// Neutralizes text for an agent, which interprets lines of a program's output as commands: <c>##vso[…]</c> and <c>##[…]</c>
/// anywhere in a line, and <c>::…</c> at its start. A visible space is inserted into such a prefix.
/// </summary>
public sealed class CommandText
{
    private int _hashes;
    private bool _isColon;
    private bool _isAtStart = true;

    /// <summary>Whether no part of the current line has been written yet.</summary>
    public bool IsAtStart { get; private set; } = true;

    /// <summary>Neutralizes a whole text.</summary>
    /// <param name="text">The text, of one line or many.</param>
    /// <returns>The text; unchanged if it contains no command.</returns>
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

    /// <summary>Processes the next character of the output.</summary>
    /// <param name="letter">The character.</param>
    /// <returns>Whether a space must be written before it, since it would complete a command prefix.</returns>
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

        // Agents ignore white space before a command.
        _isAtStart = _isAtStart && char.IsWhiteSpace(letter);
        IsAtStart = false;
        return begins;
    }
}
