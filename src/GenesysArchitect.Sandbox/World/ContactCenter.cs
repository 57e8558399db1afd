using GenesysArchitect.Sandbox.World.Access;
using GenesysArchitect.Sandbox.World.Architect;
using GenesysArchitect.Sandbox.World.Architect.Dependencies;
using GenesysArchitect.Sandbox.World.Architect.Jobs;
using GenesysArchitect.Sandbox.World.Auditing;
using GenesysArchitect.Sandbox.World.Language;
using GenesysArchitect.Sandbox.World.Objects;
using GenesysArchitect.Sandbox.World.Seed;

namespace GenesysArchitect.Sandbox.World;

/// <summary>The contact center of the organization as the platform GenesysCloud has it. Safe to read and change while requests arrive.</summary>
public sealed class ContactCenter : IDisposable
{
    private readonly Agenda _agenda;

    internal ContactCenter(ContactCenterOptions options, AccessList access, string organizationName, TimeProvider time)
    {
        Gate = new object();
        _agenda = new Agenda(Gate, time);
        Options = options;
        Access = access;
        Objects = new ObjectStore(Gate, time);
        Flows = new FlowCatalog(Gate, _agenda);
        Resolver = new ReferenceResolver(Flows, Objects, access);
        Dependencies = new DependencyIndex(Gate, Flows, Objects, Resolver);
        DependencyBuild = new DependencyBuild(Gate, _agenda, options);
        Edits = new FlowEdits(Gate, _agenda, Flows, options);
        Operations = new FlowOperations(Gate, _agenda, Flows, new FlowUsers(Dependencies), Resolver, options);
        Languages = new LanguageDomains(Gate, _agenda, Flows, options);
        Audit = new AuditTrail(Gate, Flows, time);
        Jobs = new JobBoard(Gate, _agenda);
        var archy = new Archy(Resolver, options, organizationName);
        var selector = new FlowSelector(Flows);
        Publishing = new PublishJobs(Jobs, Flows, Operations, Edits, archy, access, options);
        Exports = new ExportJobs(Jobs, selector, options);
        Validations = new ValidationJobs(Jobs, selector, archy, access, options);
        Colleagues = new Colleagues(this);
        SetOutcomes("Publish", options.PublishJobs);
        SetOutcomes("Export", options.ExportJobs);
        SetOutcomes("Validate", options.ValidationJobs);
        ContactCenterSeed.Fill(this, time.GetUtcNow());
    }

    /// <summary>The flows.</summary>
    public FlowCatalog Flows { get; }

    /// <summary>What flows refer to.</summary>
    public ObjectStore Objects { get; }

    /// <summary>The divisions and the OAuth clients.</summary>
    public AccessList Access { get; }

    /// <summary>Other people who work in the same contact center.</summary>
    public Colleagues Colleagues { get; }

    internal object Gate { get; }

    internal ContactCenterOptions Options { get; }

    internal ReferenceResolver Resolver { get; }

    internal DependencyIndex Dependencies { get; }

    internal DependencyBuild DependencyBuild { get; }

    internal FlowEdits Edits { get; }

    internal FlowOperations Operations { get; }

    internal LanguageDomains Languages { get; }

    internal AuditTrail Audit { get; }

    internal JobBoard Jobs { get; }

    internal PublishJobs Publishing { get; }

    internal ExportJobs Exports { get; }

    internal ValidationJobs Validations { get; }

    /// <summary>Ends all jobs and operations that are going on, as they were to end; stuck ones stay.</summary>
    public void Finish()
    {
        lock (Gate)
        {
            _agenda.RunAll();
        }
    }

    /// <summary>Stops the timers.</summary>
    public void Dispose() => _agenda.Dispose();

    internal void SetOutcomes(string command, IEnumerable<KeyValuePair<string, FlowJobOutcome>> outcomes)
    {
        foreach (var (flow, outcome) in outcomes)
        {
            Jobs.SetOutcome(command, flow, outcome);
        }
    }
}
