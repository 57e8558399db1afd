namespace GenesysArchitect.Cli.Demonstration;

/// <summary>The texts about a run of the demo.</summary>
internal sealed record DemoSection
{
    public required DemoHeading Plan { get; init; }

    /// <summary>The remark below the plan; null for none.</summary>
    public string? Remark { get; init; }

    /// <summary>The heading of the run; null for none.</summary>
    public DemoHeading? Run { get; init; }

    /// <summary>The heading of the result; null for none.</summary>
    public DemoHeading? Result { get; init; }

    /// <summary>A deployment that fails in one of two environments.</summary>
    public static DemoSection Deploying { get; } = new()
    {
        Plan = new("The plan", "What the deployment would change, and its impact. Nothing has been submitted yet."),
        Remark = "A flow is removed, so the impact is high: gcarch deploy would ask for confirmation. The demo confirms.",
        Run = new("The run", "Both environments in parallel. The deployment to prod fails, as configured, and is rolled back."),
        Result = new("The result", "Each environment, and each error with its remedy. The exit code of gcarch deploy would be 1: failed, and rolled back."),
    };

    /// <summary>The first run of a manifest.</summary>
    public static DemoSection Applying { get; } = new()
    {
        Plan = new("A manifest", "A whole contact center in YAML, samples/contact-center: flows, a bot, a bundle for two stages, a lock. The waves show the order."),
        Run = new("The run of the manifest", "Each resource starts as soon as its dependencies are done. A journal records every step: resume an interrupted run with gcarch apply --resume."),
        Result = new("The result of the manifest", "One line per resource."),
    };

    /// <summary>The second run of the same manifest.</summary>
    public static DemoSection ApplyingAgain { get; } = new()
    {
        Plan = new("The same manifest again", "The organization is in the desired state, so there is nothing to do."),
    };
}
