using GenesysArchitect.Sandbox.World.Architect.Yaml;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Language;

/// <summary>Guesses the intent of a text by the words it shares with the utterances: enough for a smoke test, and no language model.</summary>
internal static class IntentMatch
{
    private static readonly char[] Separators = [' ', '.', ',', '?', '!'];

    internal static IReadOnlyList<(string Name, double Probability)> Rank(IReadOnlyList<Intent> intents, string text)
    {
        var words = Words(text);
        return [.. intents
            .Select(intent => (intent.Name, Probability: intent.Utterances.Select(utterance => Share(words, Words(utterance))).DefaultIfEmpty().Max()))
            .Where(match => match.Probability > 0)
            .OrderByDescending(match => match.Probability)];
    }

    private static double Share(HashSet<string> words, HashSet<string> utterance) =>
        utterance.Count == 0 ? 0 : (double)utterance.Count(words.Contains) / utterance.Union(words).Count();

    private static HashSet<string> Words(string text) =>
        [.. text.ToLowerInvariant().Split(Separators, StringSplitOptions.RemoveEmptyEntries)];
}
