using GenesysArchitect.Cli;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.ProbeProgram;

using var signals = new StopSignals();
var program = ProgramContext.OfThisProcess() with { Definitions = ResourceDefinitions.Default.With(new ProbeDefinition()) };
return await Gcarch.RunAsync(args, program, signals.Stop);
