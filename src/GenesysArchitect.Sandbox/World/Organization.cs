using GenesysArchitect.Sandbox.World.Actions;
using GenesysArchitect.Sandbox.World.Bots;
using GenesysArchitect.Sandbox.World.Bundles;
using GenesysArchitect.Sandbox.World.Flows;
using GenesysArchitect.Sandbox.World.Registry;
using GenesysArchitect.Sandbox.World.Seed;
using GenesysArchitect.Sandbox.World.Skills;
using GenesysArchitect.Sandbox.World.Webhooks;

namespace GenesysArchitect.Sandbox.World;

/// <summary>The organization that the sandbox plays, in memory. Safe to read and change while requests arrive.</summary>
public sealed class Organization : IDisposable
{
    private readonly SandboxOptions _options;

    internal Organization(SandboxOptions options)
    {
        _options = options;
        var seed = SeedFile.Read<BundleSeed>("bundles.json");
        Bundles = [.. seed.Bundles, .. options.Bundles.Select(id => new Bundle { Id = id, Name = id })];
        Environments = [.. seed.Environments, .. options.Environments.Select(id => new TargetEnvironment { Id = id, Name = id })];
        Outcomes = new JobOutcomes(options.Outcomes);
        Validations = new ValidationResults(options.Validations, FindEnvironment);
        Deployments = new DeploymentBoard(options, Outcomes);
        Bots = new BotRoster(options);
        Flows = new FlowLibrary(options);
        DeploymentHistory.Fill(Deployments, Bundles, options);
        ContactCenter = new ContactCenter(options.ContactCenterToSeed(), AccessSeed.From(options), Name, options.TimeProvider);
    }

    /// <summary>The name of the organization.</summary>
    public string Name { get; } = "Northwind Contact Center";

    /// <summary>The id of the organization.</summary>
    public string Id { get; } = SeedId.Of("ORGANIZATION", "Northwind Contact Center");

    /// <summary>The contact center: flows of Architect and what they refer to.</summary>
    public ContactCenter ContactCenter { get; }

    /// <summary>The bundles there are.</summary>
    public IReadOnlyList<Bundle> Bundles { get; }

    /// <summary>The environments there are.</summary>
    public IReadOnlyList<TargetEnvironment> Environments { get; }

    /// <summary>All deployments.</summary>
    public DeploymentBoard Deployments { get; }

    /// <summary>How deployments go from now on.</summary>
    public JobOutcomes Outcomes { get; }

    /// <summary>What validation comes to from now on.</summary>
    public ValidationResults Validations { get; }

    /// <summary>The bots.</summary>
    public BotRoster Bots { get; }

    /// <summary>The flows.</summary>
    public FlowLibrary Flows { get; }

    /// <summary>The routing skills.</summary>
    public SkillList Skills { get; } = new();

    /// <summary>The data actions.</summary>
    public ActionCatalog Actions { get; } = new();

    /// <summary>The artifacts that were stored.</summary>
    public ArtifactRegistry Artifacts { get; } = new();

    /// <summary>The webhook calls that were received.</summary>
    public WebhookInbox Webhooks { get; } = new();

    /// <summary>Stops the timers of the contact center.</summary>
    public void Dispose() => ContactCenter.Dispose();

    internal bool HasEnvironment(string id) =>
        _options.AcceptAnyEnvironment || Environments.Any(environment => environment.Id == id);

    /// <summary>The bundle of an id; an id that only begins with a bundle's own is a variant of that bundle.</summary>
    /// <exception cref="RefusedException">404: there is no such bundle.</exception>
    internal Bundle RequireBundle(string id)
    {
        var bundle = Bundles.FirstOrDefault(bundle => bundle.Id == id)
            ?? Bundles.FirstOrDefault(bundle => id.StartsWith(bundle.Id, StringComparison.Ordinal))
            ?? (_options.AcceptAnyBundle ? new Bundle { Id = id, Name = id } : null);
        return (bundle ?? throw RefusedException.Missing("bundle", id)) with { Id = id };
    }

    private TargetEnvironment FindEnvironment(string id) =>
        Environments.FirstOrDefault(environment => environment.Id == id) ?? new TargetEnvironment { Id = id, Name = id };
}
