using GenesysArchitect.Cli;
using GenesysArchitect.Cli.Surroundings;

using var encoding = new TerminalEncoding();
using var signals = new StopSignals();
return await Gcarch.RunAsync(args, ProgramSurroundings.OfThisProcess(), signals.Stop);
