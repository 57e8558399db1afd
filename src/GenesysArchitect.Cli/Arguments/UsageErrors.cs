using System.CommandLine;
using System.CommandLine.Parsing;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Arguments;

/// <summary>
/// Finds the errors of a command line. An unexpected argument is not repeated in a message: it may be a
/// secret.
/// </summary>
internal static class UsageErrors
{
    private static readonly string[] SecretNames = ["secret", "password", "token", "credential"];

    /// <summary>Finds the errors; null when there are none.</summary>
    public static GcException? Find(ParseResult line)
    {
        var verb = line.CommandResult.Command as Verb;
        if (WithoutValue(line) is { } option)
        {
            return Error($"{option} requires a value.", Remedy(verb, []));
        }

        var left = verb?.ForwardsArguments == true ? [] : line.UnmatchedTokens;
        if (verb is null && left is [var word, ..] && !word.StartsWith('-'))
        {
            return Error(Suggested($"There is no verb '{word}'.", Suggestions.For(word, Verbs(line))), "See gcarch --help for the verbs.");
        }

        var found = left.Where(IsOption).Select(token => Unknown(line, NameOf(token))).ToList();
        if (found.Count == 0 && verb is Noun noun && left is [var named, ..])
        {
            return Error(Suggested($"{noun.Path} has no such verb.", Suggestions.For(named, noun.Subcommands.Select(sub => sub.Name))), Remedy(verb, left));
        }

        if (found.Count == 0 && left.Count > 0)
        {
            found.Add(Unexpected(left, PrecedingWord(line, left[0])));
        }

        found.AddRange(line.Errors.Select(Message));
        return found.Count == 0 ? null : Error(string.Join(' ', found), Remedy(verb, left));
    }

    // An option's name can be repeated in a message; its value may be a secret.
    private static string Unknown(ParseResult line, string name) => Suggested(
        $"There is no option {name}.",
        Suggestions.For(name, line.CommandResult.Command.Options.Where(option => !option.Hidden).SelectMany(option => option.Aliases.Prepend(option.Name)).Where(known => known.StartsWith("--", StringComparison.Ordinal))));

    private static string Suggested(string message, string? suggestion) => suggestion is null ? message : $"{message} Did you mean {suggestion}?";

    private static IEnumerable<string> Verbs(ParseResult line) => line.RootCommandResult.Command.Subcommands.Select(verb => verb.Name);

    private static string Unexpected(IReadOnlyList<string> words, string? before) => (words.Count, before) switch
    {
        (1, null) => "One argument is unexpected.",
        (1, _) => $"The argument after {before} is unexpected.",
        (_, null) => $"{words.Count} arguments are unexpected.",
        _ => $"{words.Count} arguments are unexpected, the first of them after {before}.",
    };

    /// <summary>The verb or option before a word; null when that is an argument as well, which may also be a secret.</summary>
    private static string? PrecedingWord(ParseResult line, string word) =>
        line.Tokens.TakeWhile(token => token.Value != word).LastOrDefault() is { Type: TokenType.Command or TokenType.Option } before ? before.Value : null;

    // The parser accepts the next token as the value, even if it is another option.
    private static string? WithoutValue(ParseResult line)
    {
        var names = line.CommandResult.Command.Options.SelectMany(option => option.Aliases.Prepend(option.Name)).ToHashSet();
        return line.CommandResult.Children.OfType<OptionResult>().FirstOrDefault(given => given.Tokens.Any(token => names.Contains(token.Value)))?.Option.Name;
    }

    // The parser repeats the value after a flag; after --secret-stdin that may be the secret.
    private static string Message(ParseError error) =>
        OptionOf(error.SymbolResult) is Option<bool> flag ? $"{flag.Name} takes no value." : error.Message;

    private static Option? OptionOf(SymbolResult? result) => result is null or OptionResult ? (result as OptionResult)?.Option : OptionOf(result.Parent);

    // A secret may start with a dash as well.
    private static bool IsOption(string word) => word.StartsWith("--", StringComparison.Ordinal) || (word.Length == 2 && word[0] == '-');

    private static string NameOf(string option) => option.Split('=', ':')[0];

    private static string Remedy(Verb? verb, IReadOnlyList<string> left) =>
        left.Any(token => IsOption(token) && SecretNames.Any(name => NameOf(token).Contains(name, StringComparison.OrdinalIgnoreCase)))
            ? "Secrets are not accepted as arguments, which other users of this machine can read. Set GENESYS_CLOUD_CLIENT_SECRET, or pipe the secret in with --secret-stdin."
            : $"See gcarch {(verb is null ? string.Empty : $"{verb.Path} ")}--help.";

    private static GcException Error(string message, string remedy) =>
        new(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, message) { Remedies = [new(remedy)] };
}
