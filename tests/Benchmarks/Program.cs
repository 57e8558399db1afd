using GenesysArchitect.Benchmarks;

// Each benchmark prints the time of the product, the time of the straightforward way in the same run, and their ratio.
(string Name, Func<Task> Run)[] benchmarks =
[
    ("client", ClientBenchmark.RunAsync),
    ("flows", FlowBenchmark.RunAsync),
    ("diff", Immediate(DiffBenchmark.Run)),
    ("graph", Immediate(GraphBenchmark.Run)),
    ("manifests", Immediate(ManifestBenchmark.Run)),
    ("plan", PlanBenchmark.RunAsync),
    ("startup", StartupBenchmark.RunAsync),
];

foreach (var (_, run) in benchmarks.Where(benchmark => args.Length == 0 || args.Contains(benchmark.Name)))
{
    await run();
}

static Func<Task> Immediate(Action run) => () =>
{
    run();
    return Task.CompletedTask;
};
