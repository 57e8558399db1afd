using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Catalog;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Planning;
using GenesysArchitect.Engine.Running;
using GenesysArchitect.Engine.Transport;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenesysArchitect.Engine;

/// <summary>
/// The engine as a front end has it for one command: it makes plans and carries them out over a
/// connection, and says what it does to the host of that command.
/// </summary>
public sealed class DeploymentEngine
{
    private readonly OrgConnection _connection;
    private readonly ILogger _log;
    private readonly EventStreams _streams;
    private readonly Dictionary<string, IResourceHandler> _handlers;

    /// <summary>Puts the engine together.</summary>
    /// <param name="connection">The organisation.</param>
    /// <param name="host">Where the log goes; null for nowhere.</param>
    /// <param name="observers">Who watches all that is changed over it, such as an audit log; null for nobody.</param>
    public DeploymentEngine(OrgConnection connection, IEngineHost? host = null, IReadOnlyList<IRunObserver>? observers = null)
    {
        _connection = connection;
        _log = host is null ? NullLogger.Instance : new HostLogger(host);

        var time = connection.Channel.Time;
        _streams = new EventStreams(time, _log, observers ?? []);
        var client = new ApiClient(connection.Channel, _log, new StepCalls());
        var bundles = new ArchitectureManagerBundles(client);
        var slots = connection.Shared(() => new DeploymentSlots(time, connection.Random));
        var follower = new DeploymentFollower(bundles, time, connection.Random);
        var rollback = new BundleRollback(bundles, follower, time);
        var handler = new BundleHandler(bundles, slots, follower, rollback, time);
        Bundles = new BundleDeployments(bundles, handler, follower, rollback, _streams, time);

        var api = new ArchitectureManagerFlows(client);
        var catalog = new ArchitectureManagerCatalog(client);
        var flows = new FlowHandler(api, () => new FlowReader(api, catalog), time, connection.Random);
        Flows = new ArchitectFlows(api, catalog, flows, connection.Name, time);

        var botApi = new ArchitectureManagerBots(client);
        Bots = new BotVersions(botApi);
        var bots = new BotHandler(botApi, new BotPublisher(botApi, time, connection.Random), time);

        Dependencies = new FlowDependencies(connection.Channel, connection.Transport, _log);

        var locks = new LockHandler(Dependencies, () => ConnectionEnvironment.RegistryToken(Environment.GetEnvironmentVariable));

        _handlers = new IResourceHandler[] { handler, flows, bots, locks }.ToDictionary(kind => kind.Kind);
    }

    /// <summary>Deployments of bundles that exist already.</summary>
    public BundleDeployments Bundles { get; }

    /// <summary>The organisation's flows.</summary>
    public ArchitectFlows Flows { get; }

    /// <summary>The organisation's bots.</summary>
    public BotVersions Bots { get; }

    /// <summary>What the organisation's flows depend on.</summary>
    public FlowDependencies Dependencies { get; }

    /// <summary>Obtains a token, so that wrong credentials show at once.</summary>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <returns>When there is a token.</returns>
    /// <exception cref="GcException">The credentials were refused, or the host could not be reached.</exception>
    public Task AuthenticateAsync(CancellationToken cancellationToken) =>
        _connection.Channel.AuthenticateAsync(_log, cancellationToken);

    /// <summary>Makes the plan that a run of the same resources would carry out. Nothing is changed.</summary>
    /// <param name="desired">The resources.</param>
    /// <param name="cancellationToken">Ends the planning.</param>
    /// <returns>The plan. A resource that cannot be brought about has a step that is blocked.</returns>
    /// <exception cref="GcException">Two resources have one address, or wait for each other; or the connection itself is at fault.</exception>
    public Task<Plan> PlanAsync(IReadOnlyList<Resource> desired, CancellationToken cancellationToken) =>
        PlanAsync(desired, new PlanOptions(), [], cancellationToken);

    /// <summary>Makes the plan that a run of the same resources would carry out. Nothing is changed.</summary>
    /// <param name="desired">The resources.</param>
    /// <param name="options">How.</param>
    /// <param name="observers">Who watches; what is met while planning is a part of the run's events.</param>
    /// <param name="cancellationToken">Ends the planning.</param>
    /// <returns>The plan. A resource that cannot be brought about has a step that is blocked.</returns>
    /// <exception cref="GcException">Two resources have one address, or wait for each other; or the connection itself is at fault.</exception>
    public Task<Plan> PlanAsync(IReadOnlyList<Resource> desired, PlanOptions options, IEnumerable<IRunObserver> observers, CancellationToken cancellationToken) =>
        new Planner(_handlers, _streams.Open(observers, options.History), options).PlanAsync(desired, cancellationToken);

    /// <summary>Carries out a plan. A step that fails is a result, not an exception.</summary>
    /// <param name="plan">The plan, or a part of one.</param>
    /// <param name="options">How.</param>
    /// <param name="observers">Who watches, besides those who watched the planning.</param>
    /// <param name="cancellationToken">Stops the run; what the platform has begun, it goes on with.</param>
    /// <returns>What became of each step.</returns>
    public async Task<RunResult> RunAsync(Plan plan, RunOptions options, IEnumerable<IRunObserver> observers, CancellationToken cancellationToken)
    {
        await plan.Events.AddAsync(observers);
        return await new Runner(_handlers, plan.Events, _connection.Channel.Time).RunAsync(plan, options, cancellationToken);
    }
}
