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
/// The engine for one command of a front end: it creates plans and applies them over a
/// connection, and logs to the host of that command.
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
    /// <param name="connection">The connection to the organization.</param>
    /// <param name="host">Receives the log; null for none.</param>
    /// <param name="observers">The observers of all runs of the engine, such as an audit log; null for none.</param>
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

    /// <summary>Existing deployments of bundles.</summary>
    /// <exception cref="GcException">The platform does not support them.</exception>
    public BundleDeployments Bundles => new(this, _services, _handlers, _streams);

    /// <summary>The organization's flows.</summary>
    /// <exception cref="GcException">The platform does not support them.</exception>
    public ArchitectFlows Flows => new(_services, _handlers);

    /// <summary>The organization's bots.</summary>
    /// <exception cref="GcException">The platform does not support them.</exception>
    public BotVersions Bots => new(_services.Platform.Bots);

    /// <summary>What the organization's flows depend on.</summary>
    public FlowDependencies Dependencies => new(_connection, _log, _services.Client.Watcher);

    /// <summary>Acquires a token, so that invalid credentials are detected immediately.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that completes when the token is acquired.</returns>
    /// <exception cref="GcException">The credentials were rejected, or the host could not be reached.</exception>
    public Task AuthenticateAsync(CancellationToken cancellationToken) =>
        _connection.Channel.AuthenticateAsync(_log, cancellationToken);

    /// <summary>Creates the plan of a run with the given resources. Nothing is changed.</summary>
    /// <param name="desired">The resources.</param>
    /// <param name="cancellationToken">Cancels the planning.</param>
    /// <returns>The plan. A resource whose desired state cannot be reached has a blocked step.</returns>
    /// <exception cref="GcException">Two resources have the same address, or depend on each other; the platform does not support a kind; or the connection failed.</exception>
    public Task<Plan> PlanAsync(IReadOnlyList<Resource> desired, CancellationToken cancellationToken) =>
        PlanAsync(desired, new PlanOptions(), [], cancellationToken);

    /// <summary>Creates the plan of a run with the given resources. Nothing is changed.</summary>
    /// <param name="desired">The resources.</param>
    /// <param name="options">The options of the plan.</param>
    /// <param name="observers">The observers of the run, which receive planning events as well.</param>
    /// <param name="cancellationToken">Cancels the planning.</param>
    /// <returns>The plan. A resource whose desired state cannot be reached has a blocked step.</returns>
    /// <exception cref="GcException">Two resources have the same address, or depend on each other; the platform does not support a kind; or the connection failed.</exception>
    public async Task<Plan> PlanAsync(IReadOnlyList<Resource> desired, PlanOptions options, IEnumerable<IRunObserver> observers, CancellationToken cancellationToken)
    {
        var session = await new Planner(_handlers, _streams.Open(observers, options.History), options, _connection.Channel.Clean).PlanAsync(desired, cancellationToken);
        var plan = session.Plan with { Platform = _connection.Platform };
        _sessions[plan.RunId] = session;
        return plan;
    }

    /// <summary>Applies a plan. A failed step is a result, not an exception.</summary>
    /// <param name="plan">A plan that this engine has created, or a part of it. It can be applied once.</param>
    /// <param name="options">The options of the run.</param>
    /// <param name="observers">Additional observers of the run.</param>
    /// <param name="cancellationToken">Cancels the run; operations in progress continue at the platform.</param>
    /// <returns>The result of each step.</returns>
    /// <exception cref="ArgumentException">The plan was created by another engine, or has already been applied.</exception>
    public async Task<RunResult> RunAsync(Plan plan, RunOptions options, IEnumerable<IRunObserver> observers, CancellationToken cancellationToken)
    {
        var session = _sessions.TryRemove(plan.RunId, out var planned) ? planned : throw new ArgumentException("The plan was not created by this engine, or has already been applied.", nameof(plan));
        await session.Events.AddAsync(observers);
        return await new Runner(_handlers, session.Events, _connection.Channel.Time, _connection.Channel.Clean).RunAsync(session, plan, options, cancellationToken);
    }
}
