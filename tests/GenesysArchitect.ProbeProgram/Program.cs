using GenesysArchitect.Cli;
using GenesysArchitect.Cli.Surroundings;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.ProbeProgram;

using var signals = new StopSignals();
var program = ProgramSurroundings.OfThisProcess() with { Definitions = ResourceDefinitions.Default.With(new ProbeDefinition()) };
return await Gcarch.RunAsync(args, program, signals.Stop);
