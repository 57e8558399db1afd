using GenesysArchitect.Cli;
using GenesysArchitect.Cli.Context;

using var encoding = new TerminalEncoding();
using var signals = new StopSignals();
return await Gcarch.RunAsync(args, ProgramContext.OfThisProcess(), signals.Stop);
