using GenesysArchitect.Benchmarks;

// Each benchmark prints what the product takes, what the plain way takes in the same run, and their ratio.
await ClientBenchmark.RunAsync();
await FlowBenchmark.RunAsync();
DiffBenchmark.Run();
GraphBenchmark.Run();
ManifestBenchmark.Run();
