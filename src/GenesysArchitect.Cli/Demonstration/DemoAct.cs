namespace GenesysArchitect.Cli.Demonstration;

/// <summary>What is said of a run that the demo shows.</summary>
internal sealed record DemoAct
{
    public required DemoHeading Plan { get; init; }

    /// <summary>What is said below the plan; null for nothing.</summary>
    public string? Aside { get; init; }

    /// <summary>The heading of the run; null where there is nothing to see of it.</summary>
    public DemoHeading? Run { get; init; }

    /// <summary>The heading of the result; null where it belongs to the plan.</summary>
    public DemoHeading? Result { get; init; }

    /// <summary>A deployment of which one half fails.</summary>
    public static DemoAct Deploying { get; } = new()
    {
        Plan = new("The plan", "What a deployment would change, and how much that can break. Nothing has been submitted yet."),
        Aside = "A flow is taken away, so the impact is high: gcarch deploy would ask first. The demo says yes.",
        Run = new("The run", "Both environments in parallel. The sandbox lets prod fail, and it is rolled back."),
        Result = new("The result", "Each environment, and each error with what to do about it. gcarch deploy would end with exit code 1: failed, and undone."),
    };

    /// <summary>A manifest for the first time.</summary>
    public static DemoAct Applying { get; } = new()
    {
        Plan = new("A manifest", "A whole contact centre in YAML, samples/contact-center: flows, a bot, a bundle for two stages, a lock. The waves tell what comes after what."),
        Run = new("Its run", "Each resource as soon as what it waits for is done. Progress is recorded: an interrupted run is resumed with gcarch apply --resume."),
        Result = new("What came of it", "A line for each resource."),
    };

    /// <summary>The same manifest once more.</summary>
    public static DemoAct ApplyingAgain { get; } = new()
    {
        Plan = new("Once more", "The same manifest again. Everything matches the manifest, so there is nothing to do."),
    };
}
