using System.Collections.Concurrent;
using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Platforms;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Transport;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenesysArchitect.Engine;

/// <summary>
/// The engine as a front end has it for one command: it makes plans and carries them out over a
/// connection, and reports what it does to the host of that command.
/// </summary>
public sealed class DeploymentEngine
{
    private readonly GcOrgConnection _connection;
    private readonly ILogger _log;
    private readonly EventStreams _streams;
    private readonly HandlerServices _services;
    private readonly ResourceHandlers _handlers = new();
    private readonly ConcurrentDictionary<string, RunSession> _sessions = [];

    /// <summary>Creates an engine.</summary>
    /// <param name="connection">The organization.</param>
    /// <param name="host">Where the log goes; null for nowhere.</param>
    /// <param name="observers">Who watches all that is changed over it, such as an audit log; null for none.</param>
    public DeploymentEngine(GcOrgConnection connection, IEngineHost? host = null, IReadOnlyList<IRunObserver>? observers = null)
    {
        _connection = connection;
        _log = host is null ? NullLogger.Instance : new HostLogger(host);
        _streams = new EventStreams(connection.Channel.Time, _log, observers ?? []);
        var client = new ApiClient(connection.Channel, _log, new StepCalls(host));
        _services = new HandlerServices(connection, PlatformFactory.Create(connection.Platform, client), client, _log);
        foreach (var definition in connection.Definitions.All)
        {
            _handlers.Add(definition.Kind, definition.Checkpoints, () => definition.CreateHandler(_services));
        }
    }

    /// <summary>Deployments of bundles that exist already.</summary>
    /// <exception cref="GcException">The platform has none.</exception>
    public BundleDeployments Bundles => new(this, _services, _handlers, _streams);

    /// <summary>The organization's flows.</summary>
    /// <exception cref="GcException">The platform has none.</exception>
    public ArchitectFlows Flows => new(_services, _handlers);

    /// <summary>The organization's bots.</summary>
    /// <exception cref="GcException">The platform has none.</exception>
    public BotVersions Bots => new(_services.Platform.Bots);

    /// <summary>What the organization's flows depend on.</summary>
    public FlowDependencies Dependencies => new(_connection, _log, _services.Client.Watcher);

    /// <summary>Obtains a token, so that wrong credentials show immediately.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>When there is a token.</returns>
    /// <exception cref="GcException">The credentials were refused, or the host could not be reached.</exception>
    public Task AuthenticateAsync(CancellationToken cancellationToken) =>
        _connection.Channel.AuthenticateAsync(_log, cancellationToken);

    /// <summary>Makes the plan that a run of the same resources would carry out. Nothing is changed.</summary>
    /// <param name="desired">The resources.</param>
    /// <param name="cancellationToken">Cancels the planning.</param>
    /// <returns>The plan. A resource whose desired state cannot be reached has a step that is blocked.</returns>
    /// <exception cref="GcException">Two resources have one address, or wait for each other; the platform does not have a kind; or the connection itself is at fault.</exception>
    public Task<Plan> PlanAsync(IReadOnlyList<Resource> desired, CancellationToken cancellationToken) =>
        PlanAsync(desired, new PlanOptions(), [], cancellationToken);

    /// <summary>Makes the plan that a run of the same resources would carry out. Nothing is changed.</summary>
    /// <param name="desired">The resources.</param>
    /// <param name="options">How.</param>
    /// <param name="observers">Who watches; what is met while planning is a part of the run's events.</param>
    /// <param name="cancellationToken">Cancels the planning.</param>
    /// <returns>The plan. A resource whose desired state cannot be reached has a step that is blocked.</returns>
    /// <exception cref="GcException">Two resources have one address, or wait for each other; the platform does not have a kind; or the connection itself is at fault.</exception>
    public async Task<Plan> PlanAsync(IReadOnlyList<Resource> desired, PlanOptions options, IEnumerable<IRunObserver> observers, CancellationToken cancellationToken)
    {
        var session = await new Planner(_handlers, _streams.Open(observers, options.History), options, _connection.Channel.Clean).PlanAsync(desired, cancellationToken);
        var plan = session.Plan with { Platform = _connection.Platform };
        _sessions[plan.RunId] = session;
        return plan;
    }

    /// <summary>Carries out a plan. A step that fails is a result, not an exception.</summary>
    /// <param name="plan">A plan that this engine has made, or a part of it. It is carried out once.</param>
    /// <param name="options">How.</param>
    /// <param name="observers">Who watches, besides those who watched the planning.</param>
    /// <param name="cancellationToken">Stops the run; what the platform has started goes on there.</param>
    /// <returns>How each step ended.</returns>
    /// <exception cref="ArgumentException">Another engine has made the plan, or it was carried out already.</exception>
    public async Task<RunResult> RunAsync(Plan plan, RunOptions options, IEnumerable<IRunObserver> observers, CancellationToken cancellationToken)
    {
        var session = _sessions.TryRemove(plan.RunId, out var planned) ? planned : throw new ArgumentException("This engine has not made the plan, or has carried it out already.", nameof(plan));
        await session.Events.AddAsync(observers);
        return await new Runner(_handlers, session.Events, _connection.Channel.Time, _connection.Channel.Clean).RunAsync(session, plan, options, cancellationToken);
    }
}
