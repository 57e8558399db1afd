using System.Globalization;
using System.Text;
using System.Text.Json;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Platforms;
using GenesysArchitect.Sandbox.Platforms.ArchitectureManager.Paging;
using GenesysArchitect.Sandbox.World;
using GenesysArchitect.Sandbox.World.Architect.Jobs;
using GenesysArchitect.Sandbox.World.Bots;
using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Sandbox.Startup;

/// <summary>What the command line asks for. An option on the line counts more than the same one in the file.</summary>
internal sealed record ProgramArguments
{
    private static readonly IReadOnlyList<ProgramOption> Known =
    [
        new("--help", null, "print this and exit", (settings, _) => settings with { Help = true }),
        new("--platform", "genesyscloud|architecturemanager", "the platform that is played (architecturemanager)", (settings, value) => settings.Set(o => o with { Platform = Platform(value) })),
        new("--config", "FILE", "read options from a JSON file first (camel case, durations in seconds)", (settings, file) => settings with { Options = ReadFile(file) }),
        new("--host", "ADDRESS", "loopback address to listen on (127.0.0.1)", (settings, value) => settings.Set(o => o with { Address = value })),
        new("--port", "N", "port to listen on (0: any free one)", (settings, value) => settings.Set(o => o with { Port = Whole(value) })),
        new("--client-id", "ID", "id of the OAuth client (sandbox-client)", (settings, value) => settings.Set(o => o with { ClientId = value })),
        new("--job-duration", "SECONDS", "from the submission of a job to its end (2)", (settings, value) => settings.Set(o => o with { JobDuration = Seconds(value) })),
        new("--pending", "SECONDS", "how much of that a job is PENDING (a fifth)", (settings, value) => settings.Set(o => o with { PendingDuration = Seconds(value) })),
        new("--token-life", "SECONDS", "how long a token holds (3600)", (settings, value) => settings.Set(o => o with { TokenLife = Seconds(value) })),
        new("--rate-limit", "N", "requests a token may make in a minute (300)", (settings, value) => settings.Set(o => o with { RateLimit = Whole(value) })),
        new("--latency", "MS", "milliseconds every answer takes at least (0)", (settings, value) => settings.Set(o => o with { Latency = TimeSpan.FromMilliseconds(Number(value)) })),
        new("--fault-rate", "SHARE", "share of answers that fail, from 0 to 1 (0)", (settings, value) => settings with { FaultRate = Number(value) }),
        new("--seed", "N", "which answers these are (0)", (settings, value) => settings with { Seed = Whole(value) }),
        new("--outcome", "BUNDLE/ENVIRONMENT=OUTCOME", "completed, failed, validation-error, rolled-back or stuck; with :rollback-fails behind it no rollback works; may be repeated, * is any", AddOutcome),
        new("--publish-outcome", "BOT/VERSION=OUTCOME", "published, failed, draft or stuck; may be repeated, * is any", AddPublishOutcome),
        new("--flow-job", "NAME=OUTCOME", "GenesysCloud: how publish jobs of a flow end: natural, failure, failure-without-messages, success-without-flow, stuck or throttled; may be repeated, * is any", (settings, value) => settings.AddJob(value, (o, jobs) => o with { PublishJobs = jobs }, o => o.PublishJobs)),
        new("--export-job", "NAME=OUTCOME", "GenesysCloud: how export jobs of a flow end", (settings, value) => settings.AddJob(value, (o, jobs) => o with { ExportJobs = jobs }, o => o.ExportJobs)),
        new("--validation-job", "NAME=OUTCOME", "GenesysCloud: how validation jobs of a flow end", (settings, value) => settings.AddJob(value, (o, jobs) => o with { ValidationJobs = jobs }, o => o.ValidationJobs)),
        new("--refuse-property", "NAME", "GenesysCloud: a property of the YAML that this region's Archy does not know; may be repeated", (settings, value) => settings.SetCenter(o => o with { RefusedProperties = [.. o.RefusedProperties, value] })),
        new("--presigned-life", "SECONDS", "GenesysCloud: how long a presigned address is good (3600)", (settings, value) => settings.SetCenter(o => o with { PresignedLife = Seconds(value) })),
        new("--upload-twice", null, "GenesysCloud: a presigned address takes a second upload and starts the job again", (settings, _) => settings.SetCenter(o => o with { UploadTwice = true })),
        new("--empty-publish-answer", null, "GenesysCloud: publishing a version is answered with 202 and no body", (settings, _) => settings.Set(o => o with { GenesysCloud = o.GenesysCloud with { EmptyPublishAnswer = true } })),
        new("--retry-after", "SECONDS", "GenesysCloud: the Retry-After of a call over its rate limit (what is left of the minute)", (settings, value) => settings.Set(o => o with { GenesysCloud = o.GenesysCloud with { RateLimitRetryAfter = Seconds(value) } })),
        new("--deny", "PERMISSION", "a permission that the client lacks, such as architect:flow:publish; may be repeated", (settings, value) => settings.Set(o => o with { DeniedPermissions = [.. o.DeniedPermissions, value] })),
        new("--no-bot-list", null, "the host has no list of a bot's versions", (settings, _) => settings.Set(o => o with { WithoutBotVersionList = true })),
        new("--history", "N", "deployments of the days before (0)", (settings, value) => settings.Set(o => o with { DeploymentHistory = Whole(value) })),
        new("--flows", "N", "generated flows besides the sample ones (0)", (settings, value) => settings.Set(o => o with { GeneratedFlows = Whole(value) })),
        new("--page-shape", "cursor|numbered", "how pages lead to the next one (cursor)", (settings, value) => settings.Set(o => o with { PageShape = Shape(value) })),
        new("--any-bundle", null, "every bundle id exists", (settings, _) => settings.Set(o => o with { AcceptAnyBundle = true })),
        new("--any-environment", null, "every environment id exists", (settings, _) => settings.Set(o => o with { AcceptAnyEnvironment = true })),
        new("--record", "FILE", "append each exchange with the API to this file, a line of JSON each", (settings, file) => settings with { RecordFile = file }),
        new("--output", "json", "accepted for scripts; the program always prints JSON", (settings, value) => value == "json" ? settings : throw new ArgumentException($"'{value}' is not an output format: json.")),
        new("--exit-with-parent", null, "exit when standard input ends, and leave Ctrl+C to the parent", (settings, _) => settings with { ExitWithParent = true }),
        new("--verbose", null, "a line for each request on standard error", (settings, _) => settings with { Verbose = true }),
    ];

    internal SandboxOptions Options { get; init; } = new();

    internal bool Help { get; init; }

    internal bool Verbose { get; init; }

    internal string? RecordFile { get; init; }

    internal bool ExitWithParent { get; init; }

    private double? FaultRate { get; init; }

    private int? Seed { get; init; }

    internal static string HelpText
    {
        get
        {
            var text = new StringBuilder()
                .AppendLine("Usage: GenesysArchitect.Sandbox [options]")
                .AppendLine()
                .AppendLine("Plays the platform on a loopback port. When it is ready it prints one line of JSON:")
                .AppendLine("""{"platform":"genesyscloud","url":"http://127.0.0.1:PORT/","clientId":"…","clientSecret":"…","processId":N}""")
                .AppendLine();
            foreach (var option in Known)
            {
                text.Append("  ").AppendLine(option.Usage)
                    .Append("      ").AppendLine(option.Help);
            }

            return text.AppendLine()
                .AppendLine("Exit codes: 0 stopped, 1 the port is taken, 3 bad input.")
                .ToString();
        }
    }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="ArgumentException">An argument is unknown, lacks its value or does not fit.</exception>
    internal static ProgramArguments Parse(string[] arguments)
    {
        var given = Split(arguments).ToList();

        // The file first, wherever it is on the line.
        var settings = given.OrderBy(each => each.Option.Name == "--config" ? 0 : 1)
            .Aggregate(new ProgramArguments(), (settings, each) => each.Option.Apply(settings, each.Value));
        return settings.WithFaultMix();
    }

    private static IEnumerable<(ProgramOption Option, string Value)> Split(string[] arguments)
    {
        for (var index = 0; index < arguments.Length; index++)
        {
            var parts = arguments[index].Split('=', 2);
            var option = Known.FirstOrDefault(option => option.Name == parts[0])
                ?? throw new ArgumentException($"There is no option {parts[0]}.");
            if (option.Value is null)
            {
                yield return parts.Length == 1 ? (option, string.Empty) : throw new ArgumentException($"{option.Name} takes no value.");
            }
            else if (parts.Length == 2)
            {
                yield return (option, parts[1]);
            }
            else
            {
                yield return ++index < arguments.Length
                    ? (option, arguments[index])
                    : throw new ArgumentException($"{option.Name} needs a value: {option.Value}.");
            }
        }
    }

    private ProgramArguments Set(Func<SandboxOptions, SandboxOptions> change) => this with { Options = change(Options) };

    private ProgramArguments SetCenter(Func<ContactCenterOptions, ContactCenterOptions> change) => Set(options => options with { ContactCenter = change(options.ContactCenter) });

    private ProgramArguments AddJob(
        string text,
        Func<ContactCenterOptions, IReadOnlyDictionary<string, FlowJobOutcome>, ContactCenterOptions> set,
        Func<ContactCenterOptions, IReadOnlyDictionary<string, FlowJobOutcome>> get)
    {
        // The name of a flow may contain an equals sign.
        var end = text.LastIndexOf('=');
        if (end <= 0 || Word<FlowJobOutcome>(text[(end + 1)..]) is not { } outcome)
        {
            throw new ArgumentException($"'{text}' is not NAME=OUTCOME with an outcome of a job.");
        }

        return SetCenter(options => set(options, new Dictionary<string, FlowJobOutcome>(get(options)) { [text[..end]] = outcome }));
    }

    private ProgramArguments WithFaultMix()
    {
        var mix = FaultRate is { } rate ? (Options.FaultMix ?? new FaultMix { Probability = 0 }) with { Probability = rate } : Options.FaultMix;
        return Set(options => options with { FaultMix = Seed is { } seed && mix is not null ? mix with { Seed = seed } : mix });
    }

    private static ProgramArguments AddOutcome(ProgramArguments settings, string text)
    {
        if (text.Split('=') is not [var pair, var ending])
        {
            throw new ArgumentException($"'{text}' is not bundle/environment=outcome.");
        }

        _ = BundleEnvironment.Split(pair);
        var parts = ending.Split(':');
        if (parts is not ([_] or [_, "rollback-fails"]) || Word<JobOutcome>(parts[0]) is not { } outcome)
        {
            throw new ArgumentException($"'{ending}' is no outcome of a deployment.");
        }

        var script = new JobScript { Outcome = outcome, RollbackWorks = parts.Length == 1 };
        return settings.Set(options => options with
        {
            Outcomes = new Dictionary<string, JobScript>(options.Outcomes) { [pair] = script },
        });
    }

    private static ProgramArguments AddPublishOutcome(ProgramArguments settings, string text)
    {
        if (text.Split('=') is not [var version, var ending])
        {
            throw new ArgumentException($"'{text}' is not bot/version=outcome.");
        }

        _ = BotRoster.Split(version);
        var outcome = Word<PublishOutcome>(ending) ?? throw new ArgumentException($"'{ending}' is no outcome of publishing.");
        return settings.Set(options => options with
        {
            PublishOutcomes = new Dictionary<string, PublishOutcome>(options.PublishOutcomes) { [version] = outcome },
        });
    }

    // A number would be taken for the value behind a word.
    private static T? Word<T>(string text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text.Replace("-", string.Empty, StringComparison.Ordinal), ignoreCase: true, out var word) && Enum.IsDefined(word) && text.Length > 0 && char.IsLetter(text[0])
            ? word
            : null;

    private static SandboxPlatform Platform(string text) => text.ToLowerInvariant() switch
    {
        "genesyscloud" => SandboxPlatform.GenesysCloud,
        "architecturemanager" => SandboxPlatform.ArchitectureManager,
        _ => throw new ArgumentException($"'{text}' is not a platform: genesyscloud or architecturemanager."),
    };

    private static PageShape Shape(string text) => text switch
    {
        "cursor" => PageShape.Cursor,
        "numbered" => PageShape.Numbered,
        _ => throw new ArgumentException($"'{text}' is no shape of a page: cursor or numbered."),
    };

    private static SandboxOptions ReadFile(string file)
    {
        try
        {
            return JsonText.Read<SandboxOptions>(File.ReadAllBytes(file));
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"The options in {file} cannot be read: {exception.Message}", exception);
        }
    }

    private static int Whole(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentException($"'{text}' is not a whole number.");

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && Math.Abs(number) < 1e9
            ? number
            : throw new ArgumentException($"'{text}' is not a number.");

    private static TimeSpan Seconds(string text) => TimeSpan.FromSeconds(Number(text));
}
